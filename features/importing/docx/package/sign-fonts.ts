/** Characters that Word sets from a font of signs, by font and place in it. */
const wingdings: Record<number, string> = {
  74: "☺",
  108: "●",
  110: "■",
  111: "□",
  113: "❑",
  117: "◆",
  118: "❖",
  119: "◆",
  161: "○",
  167: "▪",
  168: "◻",
  171: "★",
  216: "➢",
  223: "←",
  224: "→",
  225: "↑",
  226: "↓",
  232: "➔",
  240: "⇨",
  251: "✗",
  252: "✓",
  253: "☒",
  254: "☑",
  40: "☎",
  42: "✉",
};
const wingdings2: Record<number, string> = { 80: "✓", 81: "☒", 82: "☑", 163: "□", 84: "☒" };
/** Greek in the places of Latin letters; numbers and most other signs are where they always are. */
const symbol: Record<number, string> = Object.fromEntries([
  ...Array.from({ length: 33 }, (_, at) => [at + 32, String.fromCharCode(at + 32)]),
  ...[..."ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"].map((letter, at) => [0x41 + at, letter]),
  ...[..."αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"].map((letter, at) => [0x61 + at, letter]),
]);
Object.assign(symbol, {
  34: "∀",
  36: "∃",
  39: "∋",
  42: "∗",
  45: "−",
  64: "≅",
  163: "≤",
  165: "∞",
  174: "→",
  172: "←",
  173: "↑",
  175: "↓",
  176: "°",
  177: "±",
  178: "″",
  179: "≥",
  180: "×",
  183: "•",
  184: "÷",
  185: "≠",
  186: "≡",
  187: "≈",
  188: "…",
  210: "®",
  211: "©",
  212: "™",
  162: "′",
  214: "√",
  229: "∑",
});
const fonts: Record<string, Record<number, string>> = {
  wingdings,
  "wingdings 2": wingdings2,
  symbol,
};

/** @returns undefined for a sign that is not known here */
export function symbolOf(font: string, code: string): string | undefined {
  const value = Number.parseInt(code, 16);
  if (!Number.isFinite(value)) return undefined;
  // Fonts of signs have their places in Unicode's private area.
  const place = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value;
  const own = fonts[font.toLowerCase()]?.[place];
  if (own) return own;
  // Half a pair is no sign by itself.
  const isPrivate = value >= 0xd800 && value <= 0xf8ff;
  return isPrivate || value > 0x10ffff || fonts[font.toLowerCase()]
    ? undefined
    : String.fromCodePoint(value);
}

/** Whether letters of a font are others than those that are written: a font of signs. */
export const isSignFont = (font: string): boolean => fonts[font.toLowerCase()] !== undefined;
