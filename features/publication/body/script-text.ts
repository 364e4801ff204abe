/** Above the line or below it. */
export type Side = "superscript" | "subscript";

const above: Record<string, string> = pairs("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾");
const below: Record<string, string> = pairs("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎");
/** What is commonly set above the line and has one character of its own. */
const signs: Record<string, string> = { TM: "™", SM: "℠" };

/**
 * Superscript or subscript where text has no marks: in search, in counts of
 * words, in comparisons. Figures become Unicode's own (10⁶, CO₂). Of letters
 * Unicode has too few, and fonts fewer: they are told as people type them
 * (`e^x`, `x_max`), since 10 to the power of 1.5 must not become 101.5.
 *
 * @param before the text that it stands beside
 */
export function scriptText(side: Side, text: string, before: string): string {
  const figures = side === "superscript" ? above : below;
  const characters = [...text];
  if (characters.every((each) => each in figures)) {
    return characters.map((each) => figures[each]).join("");
  }
  if (side === "superscript" && signs[text]) return signs[text];
  // 5th, 1er, 3-й: part of the word.
  if (side === "superscript" && /\p{N}$/u.test(before) && /^-?\p{L}{1,3}$/u.test(text)) return text;
  // A sign that is no letter (*, †, [1]) glues to nothing.
  if (!/[\p{L}\p{N})\]]$/u.test(before) || !/^[\p{L}\p{N}]/u.test(text)) return text;
  const sign = side === "superscript" ? "^" : "_";
  return sign + (/^[\p{L}\p{N}.,]+$/u.test(text) ? text : `(${text})`);
}

function pairs(from: string, to: string): Record<string, string> {
  const others = [...to];
  return Object.fromEntries([...from].map((each, index) => [each, others[index] ?? each]));
}

type Run = { text?: string | undefined; marks?: { type: string }[] | undefined };

/** Which side of the line a run of text stands on, if not on it. */
const sideOf = ({ marks = [] }: Run): Side | undefined =>
  marks.map(({ type }) => type).find((type) => type === "superscript" || type === "subscript");

/**
 * The text of inline nodes, with what stands beside the line said as above.
 *
 * @param of the text of a node that is no plain run
 */
export function runText<T extends Run>(nodes: readonly T[], of: (node: T) => string): string {
  let text = "";
  for (const [index, node] of nodes.entries()) {
    const side = sideOf(node);
    // One superscript may be in parts, as where some of it is bold: said once, at its first.
    if (side && index > 0 && sideOf(nodes[index - 1] ?? {}) === side) continue;
    if (!side) {
      text += of(node);
      continue;
    }
    const end = nodes.findIndex((each, at) => at > index && sideOf(each) !== side);
    const whole = nodes.slice(index, end < 0 ? undefined : end).map((each) => each.text ?? "");
    text += scriptText(side, whole.join(""), text);
  }
  return text;
}
