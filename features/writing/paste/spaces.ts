import { keepable } from "@/lib/text/input";
import { isBlock, textsIn } from "./nodes";

const wide =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef";
const endsWide = new RegExp(`[${wide}]$`, "u");
const beginsWide = new RegExp(`^[${wide}]`, "u");

/**
 * The text of a paragraph as it was seen. Line ends that only Unicode knows
 * break the line; those of the source do not, and between Chinese characters
 * are not even a space: Word breaks its source anywhere. Fixed spaces in a
 * row were drawing, and so are wide ones: one of them stays.
 */
export function settleText(body: HTMLElement): void {
  for (const text of textsIn(body)) {
    const lines = text.data.replace(/\u2029/gu, "\v\v").split(/[\v\u0085\u2028]/u);
    const page = text.ownerDocument;
    text.replaceWith(
      ...lines.flatMap((line, index) => (index > 0 ? [page.createElement("br"), line] : [line])),
    );
  }
  joinLines(body);
  for (const text of textsIn(body)) {
    text.data = keepable(text.data.replace(/\f/g, " ").replace(/[\u200b\u2060]/gu, ""))
      .replace(/\u3000{2,}/gu, "\u3000")
      .replace(/[ \t\n]*\u00a0[ \t\n\u00a0]+|[ \t\n]+\u00a0/gu, " ")
      .replace(/[ \t\n]+/g, " ");
  }
}

function joinLines(body: HTMLElement): void {
  const texts = textsIn(body);
  for (const [index, text] of texts.entries()) {
    if (!/[\r\n]/.test(text.data)) continue;
    const before = besides(texts, index, -1);
    const next = besides(texts, index, 1);
    text.data = text.data.replace(/[ \t]*[\r\n]\s*/g, (space, at: number, whole: string) => {
      const left = whole.slice(0, at) || before;
      const right = whole.slice(at + space.length) || next;
      return endsWide.test(left) && beginsWide.test(right) ? "" : " ";
    });
  }
}

/** The next text of the same paragraph. */
function besides(texts: Text[], from: number, step: 1 | -1): string {
  const [text, other] = [texts[from], texts[from + step]];
  if (!text || !other || blockOf(text) !== blockOf(other)) return "";
  return other.data;
}

function blockOf(text: Text): Node | null {
  let node: Node | null = text.parentNode;
  while (node && !isBlock(node)) node = node.parentNode;
  return node;
}
