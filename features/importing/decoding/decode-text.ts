import { likelihoodOf } from "./likelihood";

/** What the bytes of a file say, and how that was found out. */
export type Decoded = {
  text: string;
  /** By the name that WHATWG gives it: `gb18030`, `windows-1251`. */
  encoding: string;
  /** What the file says of itself, where it says something that exists. */
  declared?: string;
  /**
   * `mark` a byte order mark · `form` bytes that only one encoding writes ·
   * `declared` as the file says · `likely` the likeliest of those that can read it.
   */
  by: "mark" | "form" | "declared" | "likely";
  /** Places that could not be read: each is U+FFFD in the text. */
  unreadable: number;
};

/** Those that old pages of the three languages come in. GB 18030 reads all that GBK and GB 2312 write. */
const candidates = [
  "gb18030",
  "windows-1251",
  "koi8-r",
  "windows-1252",
  "big5",
  "ibm866",
  "iso-8859-5",
  "x-mac-cyrillic",
];

/** HTML asks that the declaration stands in the first 1024 bytes; old pages have scripts before it. */
const declarationBytes = 8_192;

/** Of so many characters beyond ASCII one may be damaged, and the text is UTF-8 all the same. */
const soundPerDamaged = 50;
/** How much likelier another encoding must be than the one that the file says. */
const clearlyLikelier = 0.15;

/**
 * Decodes a file by its byte order mark, by what its bytes can be and by what
 * it says of itself, in this order: saved pages lie. A browser writes UTF-8
 * and leaves `charset=gb2312` standing; editors of the nineties wrote the
 * name of the template's encoding.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = markOf(bytes);
  const declared = declaredIn(bytes);
  const said = declared ? { declared } : {};
  if (marked) return { ...decoded(bytes, marked), ...said, by: "mark" };
  const wide = wideIn(bytes);
  if (wide) return { ...decoded(bytes, wide), ...said, by: "form" };
  const utf8 = decoded(bytes, "utf-8");
  if (isSound(utf8)) return { ...utf8, ...said, by: "form" };
  const best = likeliest(bytes, declared);
  return { ...best, ...said, by: best.encoding === declared ? "declared" : "likely" };
}

function decoded(bytes: Uint8Array, encoding: string) {
  const read = new TextDecoder(encoding).decode(bytes);
  const text = encoding === "windows-1252" ? withQuotes(read) : read;
  return { text, encoding, unreadable: count(text, "\ufffd") };
}

/** Node 20 reads windows-1252 as ISO 8859-1, in which quotation marks and dashes are controls. */
const quotes = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const withQuotes = (text: string) =>
  text.replace(/[\u0080-\u009f]/g, (sign) => quotes[sign.charCodeAt(0) - 0x80] ?? sign);

/** A character by its place in the code page of Western Europe. */
export const westernSign = (place: number): string =>
  decoded(Uint8Array.of(place), "windows-1252").text;

const count = (text: string, sign: string) => text.split(sign).length - 1;

function isSound({ text, unreadable }: { text: string; unreadable: number }): boolean {
  if (unreadable === 0) return true;
  const beyondAscii = (text.match(/[^\0-\x7f]/gu) ?? []).length - unreadable;
  return beyondAscii >= unreadable * soundPerDamaged;
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

/** UTF-16 without a mark: the zero halves of its Latin letters, all on one side. */
function wideIn(bytes: Uint8Array): string | undefined {
  const pairs = Math.min(bytes.length, 8_192) >> 1;
  const zeros = [0, 0];
  for (let at = 0; at < pairs * 2; at++) {
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [first = 0, second = 0] = zeros;
  const least = Math.max(2, pairs / 50);
  if (second >= least && first * 10 <= second) return "utf-16le";
  if (first >= least && second * 10 <= first) return "utf-16be";
  return undefined;
}

const declarations = [
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i,
  /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})/i,
];

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, declarationBytes)).toString("latin1");
  for (const pattern of declarations) {
    const label = pattern.exec(head)?.[1];
    const encoding = label && encodingCalled(label);
    if (encoding) return encoding;
  }
  return undefined;
}

/** Under its one name, GB 18030 for all that it contains; undefined for what does not exist. */
function encodingCalled(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return /^gb/.test(encoding) ? "gb18030" : encoding;
  } catch {
    return undefined;
  }
}

function likeliest(bytes: Uint8Array, declared: string | undefined) {
  // Declared UTF-8 and UTF-16 were judged by their form.
  const stated = declared && !/^utf/.test(declared) ? declared : undefined;
  const names = new Set([...(stated ? [stated] : []), ...candidates]);
  const readings = [...names].map((encoding) => {
    const reading = decoded(bytes, encoding);
    const bonus = encoding === stated ? clearlyLikelier : 0;
    return { reading, score: likelihoodOf(reading.text) + bonus };
  });
  readings.sort((a, b) => b.score - a.score);
  return (readings[0] as (typeof readings)[number]).reading;
}
