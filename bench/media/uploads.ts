import { readFile } from "node:fs/promises";
import { headerOf, newEditor } from "@/bench/desk/session";
import { storyPaths } from "@/features/editorial/paths";
import type { Made } from "./pictures";

/** Somebody signed in: what their browser sends with each request. */
export type Person = { origin: string; cookie: string };

export const newPerson = async (databaseUrl: string, origin: string): Promise<Person> => ({
  origin,
  cookie: headerOf(await newEditor(databaseUrl)),
});

const tus = { "tus-resumable": "1.0.0" };

async function ask({ origin, cookie }: Person, address: string, init: RequestInit) {
  const headers = { cookie, origin, "sec-fetch-site": "same-origin", ...init.headers };
  return fetch(new URL(address, origin), { ...init, headers });
}

/** Sends a file as the desk does. @returns the upload's address */
async function send(person: Person, { file, name }: Made): Promise<string> {
  const bytes = await readFile(file);
  const created = await ask(person, storyPaths.uploads("en"), {
    method: "POST",
    headers: {
      ...tus,
      "upload-length": `${bytes.length}`,
      "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
    },
  });
  const address = created.headers.get("location");
  if (created.status !== 201 || !address) {
    throw new Error(`an upload was not begun: ${created.status} ${await created.text()}`);
  }
  const sent = await ask(person, address, {
    method: "PATCH",
    headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
    body: bytes,
  });
  if (sent.status !== 204) throw new Error(`${name} did not arrive: ${sent.status}`);
  return address;
}

/** Has a file that has arrived made into a picture of the library. @returns its hash */
async function take(person: Person, { name }: Made, address: string): Promise<string> {
  const answer = await ask(person, `${address}/taken?language=en`, { method: "POST" });
  const said = (await answer.json()) as { ok: boolean; code?: string; picture?: { hash: string } };
  if (!said.ok || !said.picture) throw new Error(`${name} was not taken: ${said.code}`);
  return said.picture.hash;
}

/**
 * Sends files as a browser does: one after the other, and each is taken in
 * while the next ones are sent.
 *
 * @returns hashes
 */
export async function upload(person: Person, files: readonly Made[]): Promise<string[]> {
  const hashes: string[] = [];
  let turn = Promise.resolve();
  for (const file of files) {
    const address = await send(person, file);
    turn = turn.then(async () => void hashes.push(await take(person, file, address)));
    // A failure is told at the end, and not while nobody waits for it.
    turn.catch(() => {});
  }
  await turn;
  return hashes;
}
