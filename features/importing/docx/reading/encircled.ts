/** A number or a letter in a ring, where there is a character for it. */
export function encircled(words: string): string | undefined {
  const number = Number(words);
  if (/^\d{1,2}$/.test(words)) {
    if (number === 0) return "⓪";
    if (number <= 20) return String.fromCodePoint(0x2460 + number - 1);
    if (number <= 35) return String.fromCodePoint(0x3251 + number - 21);
    if (number <= 50) return String.fromCodePoint(0x32b1 + number - 36);
  }
  if (/^[A-Z]$/.test(words)) return String.fromCodePoint(0x24b6 + words.charCodeAt(0) - 65);
  if (/^[a-z]$/.test(words)) return String.fromCodePoint(0x24d0 + words.charCodeAt(0) - 97);
  return undefined;
}
