import { XliffError } from "@/features/xliff/format/xliff-error";

/**
 * All of what a request sends, and no more than that of one that does not end.
 *
 * @throws XliffError `too-large`, however its length was announced
 */
export async function wholeBody(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > most) throw new XliffError("too-large", 0);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
