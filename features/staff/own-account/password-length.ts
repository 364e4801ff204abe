/**
 * How much there is to guess: the characters as they are kept (NFKC), of which
 * one of Chinese, Japanese or Korean counts for one and a half. There are
 * thousands of those, and a passphrase of ten is a sentence.
 */
export function passwordWeight(password: string): number {
  const each = [...password.normalize("NFKC")];
  const wide = each.filter((character) => wideScripts.test(character)).length;
  return each.length + wide / 2;
}

const wideScripts = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** A sentence fits; what is longer only costs time. */
export const shortestPassword = 12;
export const longestPassword = 128;

/** So many characters at least, whatever they are. */
export const fewestCharacters = 8;
