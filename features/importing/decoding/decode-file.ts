import { RefusedFile } from "@/features/importing/readers/refused-file";
import type { Collector } from "@/features/importing/report/collect";
import { type Decoded, decodeText } from "./decode-text";

/** A page or a text of more has no words that a text of this site could hold. */
const longestBytes = 24_000_000;

/**
 * The words of a file, with what there is to tell of how they were found.
 *
 * @throws RefusedFile for more than is read
 */
export function decodedFile(bytes: Uint8Array, name: string, collector: Collector): string {
  // Before it is tried in nine encodings, each of which would take its memory.
  if (bytes.length > longestBytes) throw new RefusedFile(name, "too-large");
  const decoded = decodeText(bytes);
  tellOfEncoding(decoded, collector);
  return decoded.text;
}

function tellOfEncoding(
  { encoding, declared, by, unreadable }: Decoded,
  collector: Collector,
): void {
  if (declared && declared !== encoding) {
    collector.remark(
      "encoding-differs",
      `The file says that it is in ${declared}; its bytes are ${encoding}, and were read so.`,
      { words: encoding },
    );
  } else if (by === "likely") {
    collector.remark(
      "encoding-likely",
      `The file does not say its encoding: it was read as ${encoding}, the likeliest.`,
      { words: encoding },
    );
  }
  if (unreadable > 0) {
    collector.remark(
      "text-unreadable",
      "Places could not be read in the file's encoding and show �.",
      undefined,
      unreadable,
    );
  }
}
