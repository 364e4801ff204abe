import { type IncomingHttpHeaders, request } from "node:http";

type Answer = { headers: IncomingHttpHeaders; body: Buffer };

/** One answer as it comes over the line, compressed where it is. */
export function answerOf(address: string, encoding: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // On a connection that stays open, as in what is measured.
    const headers = { "accept-encoding": encoding, connection: "keep-alive" };
    request(address, { headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => resolve({ headers: res.headers, body: Buffer.concat(chunks) }));
    })
      .on("error", reject)
      .end();
  });
}

/**
 * @throws where two answers are not the same bytes but for the date and the
 *   order of headers: what is compared is the work, not what is sent
 */
export async function expectSameBytes(
  one: string,
  other: string,
  encodings: readonly string[],
): Promise<void> {
  for (const encoding of encodings) {
    const [first, second] = [await answerOf(one, encoding), await answerOf(other, encoding)];
    const lines = ({ headers: { date: _, ...headers } }: Answer) =>
      Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}`)
        .sort()
        .join("\n");
    if (lines(first) !== lines(second) || !first.body.equals(second.body))
      throw new Error(
        `${one} and ${other} differ with ${encoding}:\n${lines(first)}\n\n${lines(second)}`,
      );
  }
}
