import type { ImportFormat } from "@/features/importing/report/import-report";
import type { FileRefusal } from "./refused-file";

/**
 * What a file is, by its bytes. Its name decides only between kinds of text
 * that look the same (Markdown and plain text): a name is what anybody calls it.
 */
export type Sniffed =
  | {
      /** A page with its pictures in one file is read as one of another kind, and told of as a page. */
      format: ImportFormat | "web-archive";
    }
  | { refused: FileRefusal };

const begins = (bytes: Uint8Array, ...head: number[]) =>
  head.every((byte, index) => bytes[index] === byte);

const ascii = (bytes: Uint8Array, from = 0, to = 4096) =>
  Buffer.from(bytes.subarray(from, to)).toString("latin1");

export function sniff(bytes: Uint8Array, name: string): Sniffed {
  if (bytes.length === 0) return { refused: "empty" };
  if (begins(bytes, 0x50, 0x4b)) return ofZip(bytes);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: ofCompound(bytes, name) };
  const head = ascii(bytes);
  // Readers of PDF look for its sign in the first kilobyte, and so do those who hide one.
  if (head.slice(0, 1024).includes("%PDF-")) return { refused: "pdf" };
  if (head.startsWith("{\\rtf")) return { refused: "rtf" };
  if (isPicture(bytes, head)) return { refused: "picture" };
  if (/^(?:Rar!|7z\xbc\xaf|BZh|\xfd7zXZ)/.test(head) || begins(bytes, 0x1f, 0x8b)) {
    return { refused: "archive" };
  }
  return ofText(bytes, name);
}

/** What an archive is stands in the names of its files, at its end and before each of them. */
function ofZip(bytes: Uint8Array): Sniffed {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (part: string) => all.includes(part, 0, "latin1");
  if (has("word/document") || has("[Content_Types].xml")) {
    if (has("xl/workbook")) return { refused: "spreadsheet" };
    if (has("ppt/presentation")) return { refused: "presentation" };
    return { format: "docx" };
  }
  if (has("application/vnd.oasis.opendocument")) return { refused: "opendocument" };
  if (has("Index/Document.iwa") || has("index.apxl") || has("Index.zip"))
    return { refused: "pages" };
  return { refused: "archive" };
}

/** Names in Microsoft's compound files are UTF-16. */
function ofCompound(bytes: Uint8Array, name: string): FileRefusal {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string) => all.includes(Buffer.from(name, "utf16le"));
  if (has("EncryptedPackage")) return "encrypted";
  // WPS writes Word's own container, and says which program it was only in properties.
  if (/\.wpt?s?$/i.test(name) || has("WpsContentInfo")) return "wps";
  if (has("WordDocument")) return "old-word";
  if (has("Workbook")) return "spreadsheet";
  if (has("PowerPoint Document")) return "presentation";
  return "old-word";
}

function isPicture(bytes: Uint8Array, head: string): boolean {
  return (
    begins(bytes, 0xff, 0xd8, 0xff) ||
    /^(?:\x89PNG|GIF8|RIFF....WEBP|II\*\0|MM\0\*|BM....\0\0\0\0)/s.test(head) ||
    /^....ftyp(?:avif|heic|heix|mif1)/s.test(head)
  );
}

/** Browsers and mail save a page with its pictures in one file so (MHTML, RFC 2557). */
const isWebArchive = (bytes: Uint8Array) => {
  const head = ascii(bytes);
  return /^[\w-]+:[^\n]*\n/.test(head) && /^content-type:\s*multipart\/related\b/im.test(head);
};

function ofText(bytes: Uint8Array, name: string): Sniffed {
  if (isWebArchive(bytes)) return { format: "web-archive" };
  // Tags are ASCII in every encoding that pages are in; in UTF-16 with a zero beside each letter.
  const head = ascii(bytes, 0, 65_536).replaceAll("\0", "");
  const start = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, "");
  if (/^<\?xml[\s\S]*<rss\b/.test(start) && /xmlns:wp=/.test(start)) return { format: "wordpress" };
  if (/^<(?:!doctype\s+html|html|head|body|meta|!--)/i.test(start) || /<html[\s>]/i.test(start)) {
    const isWeChat = /mp\.weixin\.qq\.com|id=["']js_content["']|rich_media_content/.test(
      ascii(bytes, 0, bytes.length).replaceAll("\0", ""),
    );
    return { format: isWeChat ? "wechat" : "html" };
  }
  if (/^<(?:article|div|p|section|table|h[1-6]|ul|ol|main)\b[^>]*>/i.test(start)) {
    return { format: "html" };
  }
  if (!looksLikeText(bytes)) return { refused: "unknown" };
  if (/\.json$/i.test(name)) return { format: "editor-json" };
  return { format: /\.(?:md|markdown)$/i.test(name) ? "markdown" : "text" };
}

/** Programs and pictures have zeros and control characters; texts in UTF-16 have a zero in each second byte. */
function looksLikeText(bytes: Uint8Array): boolean {
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff)) return true;
  const head = bytes.subarray(0, 65_536);
  let zeros = 0;
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) zeros++;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd++;
  }
  if (odd * 100 > head.length) return false;
  return zeros === 0 || Math.abs(zeros * 2 - head.length) < head.length / 2;
}
