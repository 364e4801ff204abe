import { XliffError } from "./xliff-error";

/** A story has some ten kilobytes of it. */
export const largestFileBytes = 8 * 1024 * 1024;

/** So far into a file an XML declaration may reach. */
const declarationBytes = 200;

/**
 * The text of an XML file in whatever encoding it is: as its byte order mark
 * says, else as its declaration does, else UTF-8.
 *
 * @throws XliffError `too-large`, `encoding` with the line of the first bytes that are no text
 */
export function readBytes(bytes: Uint8Array): string {
  if (bytes.byteLength > largestFileBytes) throw new XliffError("too-large", 0);
  const encoding = encodingOf(bytes);
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new XliffError("encoding", 1, encoding);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new XliffError("encoding", firstBadLine(bytes, encoding), encoding);
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  // The first character of XML is known.
  if (a === 0x3c && b === 0) return "utf-16le";
  if (a === 0 && b === 0x3c) return "utf-16be";
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, declarationBytes));
  const named = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1];
  // What names UTF-16 and is none was made anew by a tool that left the declaration as it was.
  return named === undefined || /^utf-?16/i.test(named) ? "utf-8" : named;
}

/** Of encodings in which a line feed is one byte that stands nowhere else, as in UTF-8. */
function firstBadLine(bytes: Uint8Array, encoding: string): number {
  if (encoding !== "utf-8" && encoding.toLowerCase() !== "utf-8") return 1;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (let line = 1, at = 0; at <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, at);
    const stop = end === -1 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(at, stop));
    } catch {
      return line;
    }
    at = stop + 1;
  }
  return 1;
}
