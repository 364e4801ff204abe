import { largestImportBytes } from "@/features/importing/readers/limits";
import { RefusedFile } from "@/features/importing/readers/refused-file";

/** What stands in a form beside its files. */
const mostBesideBytes = 1024 * 1024;

/**
 * All of what a request sends, and no more than that of one that does not end.
 *
 * @throws RefusedFile for more, and for what is no form
 */
export async function formOf(request: Request): Promise<FormData> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > largestImportBytes + mostBesideBytes) throw new RefusedFile("The file", "too-large");
    chunks.push(chunk);
  }
  const type = request.headers.get("content-type") ?? "";
  return new Response(Buffer.concat(chunks), { headers: { "content-type": type } })
    .formData()
    .catch(() => {
      throw new RefusedFile("The file", "broken");
    });
}
