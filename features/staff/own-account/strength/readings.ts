import { inOtherLayout } from "./keyboards";

/**
 * Ways in which a password can be read. People disguise a word by its case,
 * by signs that look like letters, by spaces or dots between its letters, by
 * the other layout of the keyboard, by another script; whoever guesses
 * knows all that. Each reading is judged, and the weakest counts.
 *
 * @param text in NFKC
 */
export function readingsOf(text: string): string[] {
  const plain = unaccented(text);
  const scripts = [plain, inLatinLookalikes(plain), unaccented(inOtherLayout(text))];
  const spelt = scripts.flatMap((each) => [each, withLetters(each, "i"), withLetters(each, "l")]);
  const lines = spelt.flatMap((each) => [each, withoutSpacing(each), ...onceEach(each)]);
  return [...new Set([text, ...lines])].filter(Boolean);
}

const separators = /[\s\p{P}\p{S}]+/u;

/** Without what stands between its letters and numbers. */
export const together = (text: string): string => text.split(separators).join("");

/** Where each sign stands for itself (`p a s s`, `l.e.t.m.e.i.n`), the spaces say nothing. */
function withoutSpacing(text: string): string {
  const parts = text.split(separators).filter(Boolean);
  const short = parts.filter((part) => [...part].length <= 2);
  return parts.length > 3 && short.length >= parts.length * 0.7 ? parts.join("") : "";
}

/** `letmein-letmein`: a word that comes twice is one word. */
function onceEach(text: string): string[] {
  const parts = text.split(/[\s\p{P}\p{S}\d]+/u).filter(Boolean);
  const different = [...new Set(parts.map((part) => part.toLowerCase()))];
  return parts.length > 1 && different.length < parts.length ? [different.join(" ")] : [];
}

/** é, ü and ё are typed as e, u and е by those who guess; й is a letter. */
function unaccented(text: string): string {
  return [...text]
    .map((each) => (/[йЙ]/.test(each) ? each : each.normalize("NFD").replace(/\p{M}/gu, "")))
    .join("")
    .normalize("NFC");
}

const lookalikes = new Map(
  [..."аеорсухкмтнвіјѕԛԝёАЕОРСУХКМТНВІЈЅ"].map(
    (each, at) => [each, [..."aeopcyxkmthbijsqweAEOPCYXKMTHBIJS"][at] ?? each] as const,
  ),
);

/** A Latin word with Cyrillic letters that look the same in it. */
function inLatinLookalikes(text: string): string {
  if (!/\p{Script=Latin}/u.test(text) || !/\p{Script=Cyrillic}/u.test(text)) return text;
  return [...text].map((each) => lookalikes.get(each) ?? each).join("");
}

const signs: Record<string, string> = {
  "0": "o",
  "2": "z",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "g",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "+": "t",
  "(": "c",
  "€": "e",
  "£": "l",
  "¥": "y",
};

/** `p@55w0rd`, with letters. What stands at its end is left: people add numbers there. */
function withLetters(text: string, one: "i" | "l"): string {
  const [, core = "", tail = ""] = /^(.*?)([\d\p{P}\p{S}\s]*)$/su.exec(text) ?? [];
  if (!/\p{L}/u.test(core)) return text;
  const spelt = [...core].map((each) => (/[1!|]/.test(each) ? one : (signs[each] ?? each)));
  return spelt.join("") + tail;
}
