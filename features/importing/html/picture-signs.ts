/**
 * Where a picture stood, in characters that Unicode gives to no text: the
 * number of the picture between two of them. They go through cleaning and
 * parsing like words (the paste does the same: features/writing/paste/pictures.ts).
 */
const [open, close] = ["\ufdd2", "\ufdd3"];
/** Before words that stood under a picture as its caption. */
export const captionSign = "\ufdd4";
/** Before the name of who said what is quoted. */
export const saidBySign = "\ufdd5";

export const pictureSign = (index: number): string => `${open}${index}${close}`;

/** Parts of a text: numbers of pictures, and the words between. */
export function partsOf(text: string): (string | number)[] {
  return text
    .split(/(\ufdd2\d+\ufdd3)/u)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith(open) ? Number(part.slice(1, -1)) : part));
}

export const withoutSigns = (text: string): string =>
  text.replace(/\ufdd2\d+\ufdd3|[\ufdd0-\ufdef]/gu, "");
