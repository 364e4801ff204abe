import traditional from "opencc-js/dict/TSCharacters";
import { standsApart } from "./beside-the-line";

/**
 * A text in the form in which it is compared: one case, one width, ё as е,
 * simplified characters, no accents. Where each unit came from is kept, so
 * that a match can be marked in the text as it was written.
 */
export type Folded = {
  text: string;
  /** Of each unit of `text`: the place in the text it was made of; and the end after the last. */
  from: Uint32Array;
};

const simplified = new Map<string, string>();
for (const pair of traditional.split("|")) {
  const [one = "", other = ""] = pair.split(" ");
  // A character that stands for itself in one reading stays itself.
  if (one && other) simplified.set(one, other);
}

/** Shown as nothing by every font: no part of a word, wherever it stands. */
const invisible = /^\p{Default_Ignorable_Code_Point}$/u;

const known = new Map<string, string>();

/** Of one character. Accents go, but й is a letter of its own and stays. */
function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  // Without a unit of its own it leaves no place behind, and its neighbours are side by side.
  let folded = invisible.test(character) ? "" : character.normalize("NFKC").toLowerCase();
  folded = [...folded]
    .map((each) => {
      if (each === "ё") return "е";
      if (each === "й") return each;
      return simplified.get(each) ?? each.normalize("NFD").replace(/\p{M}/gu, "");
    })
    .join("");
  // Anyone can search for anything: the table does not grow for ever.
  if (known.size > 30_000) known.clear();
  known.set(character, folded);
  return folded;
}

/** @param text composed (NFC), as `readable` gives it */
export function fold(text: string): Folded {
  const units: string[] = [];
  const from: number[] = [];
  let at = 0;
  let previous = "";
  const before = () => units.slice(-5).join("");
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const folded =
      code < 0x80
        ? code >= 0x41 && code <= 0x5a
          ? String.fromCharCode(code + 32)
          : character
        : foldCharacter(character);
    const apart = code > 0x7f && standsApart(before, previous, character);
    if (apart) {
      units.push("^");
      from.push(at);
    }
    units.push(folded);
    for (let unit = 0; unit < folded.length; unit++) from.push(at);
    at += character.length;
    previous = character;
  }
  from.push(at);
  return { text: units.join(""), from: Uint32Array.from(from) };
}

/** They would turn what is shown beside the text as well. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const unreadable = /(?:(?!\p{Default_Ignorable_Code_Point})[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd])+/gu;

/**
 * A text without what nobody can read: control characters, halves of
 * surrogate pairs, marks of direction; and composed, so that й is one letter.
 * Hyphens that show at a line's end only, joiners and their like stay, because
 * it is shown; `fold` passes over them.
 */
export function readable(text: string): string {
  return text.replace(directions, "").replace(unreadable, " ").normalize("NFC");
}
