/** What a client of the protocol needs of a server: one that answers a request of a person. */
type Answer = (request: Request) => Promise<Response>;

const tus = { "Tus-Resumable": "1.0.0" };
const place = "http://localhost/en/staff/uploads";

/** Begins an upload. @returns its address */
export async function begin(answer: Answer, bytes: number, name: string): Promise<string> {
  const filename = Buffer.from(name).toString("base64");
  const headers = {
    ...tus,
    "Upload-Length": `${bytes}`,
    "Upload-Metadata": `filename ${filename}`,
  };
  const response = await answer(new Request(place, { method: "POST", headers }));
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return new URL(response.headers.get("location") ?? "", place).href;
}

/** Sends on from where it stands: all that is left, or what a line carries before it breaks. */
export async function sendOn(
  answer: Answer,
  address: string,
  all: Buffer,
  breaksAfter = all.length,
): Promise<Response> {
  const stands = await answer(new Request(address, { method: "HEAD", headers: tus }));
  if (stands.status !== 200) return stands;
  const offset = Number(stands.headers.get("upload-offset"));
  const rest = all.subarray(offset);
  const part = rest.subarray(0, breaksAfter);
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!sent) controller.enqueue(Uint8Array.from(part));
      else if (part.length < rest.length) controller.error(new Error("the line broke"));
      else controller.close();
      sent = true;
    },
  });
  const headers = {
    ...tus,
    "Upload-Offset": `${offset}`,
    "Content-Type": "application/offset+octet-stream",
    "Content-Length": `${rest.length}`,
  };
  return answer(
    new Request(address, { method: "PATCH", headers, body, duplex: "half" } as RequestInit),
  );
}

export const idOf = (address: string) => address.split("/").at(-1) ?? "";
