import { honestHref } from "./links";
import { all, isBlock, isElement, isText, renamed, textsIn, unwrap } from "./nodes";
import type { Tally } from "./report";
import type { Said } from "./said";

type Marks = { bold: boolean; italic: boolean; side: "sup" | "sub" | ""; link: string };

/**
 * Bold, italic, superscript, subscript and links are what looks so, whatever
 * the tag: each run of text gets the marks that it was seen with, and every
 * other element within a paragraph goes.
 */
export function honestMarks(body: HTMLElement, said: Said, tally: Tally): void {
  // A line of its own by its style alone, as editors of WeChat do.
  for (const node of all(body, "span, font")) {
    if (said(node, "display") === "block") renamed(node, "div");
  }
  const links = new Map<Element, string>();
  for (const node of all(body, "a[href]")) {
    const href = honestHref(node.getAttribute("href") ?? "");
    if (href.kept) links.set(node, href.kept);
    else if (href.lost && node.textContent?.trim()) tally.add("link");
  }
  const runs = textsIn(body).map((text) => ({ text, marks: marksOf(text, said, links) }));
  for (const node of all(body, "*").reverse()) {
    if (node.tagName !== "BR" && !isBlock(node)) unwrap(node);
  }
  for (const { text, marks } of runs) wrap(text, marks);
}

function marksOf(text: Text, said: Said, links: ReadonlyMap<Element, string>): Marks {
  let bold: boolean | undefined;
  let italic: boolean | undefined;
  let side: Marks["side"] | undefined;
  let link = "";
  let inBlock = true;
  for (let node = text.parentElement; node && node.tagName !== "BODY"; node = node.parentElement) {
    // What is bold by being a heading is not bold within it.
    if (/^(?:H[1-6]|TH)$/.test(node.tagName)) bold = false;
    bold ??= boldOf(node, said);
    italic ??= italicOf(node, said);
    if (isBlock(node)) inBlock = false;
    if (inBlock) side ??= sideOf(node, said);
    link ||= links.get(node) ?? "";
  }
  return { bold: bold ?? false, italic: italic ?? false, side: side ?? "", link };
}

/** Undefined where an element says nothing of it. */
export function boldOf(node: Element, said: Said): boolean | undefined {
  const weight = said(node, "font-weight");
  if (/^(?:bold|bolder|[6-9]00)$/.test(weight)) return true;
  if (/^(?:normal|lighter|[1-5]00)$/.test(weight)) return false;
  // Google's wrapper that is not bold.
  if (node.id.startsWith("docs-internal-guid")) return undefined;
  return /^(?:B|STRONG)$/.test(node.tagName) ? true : undefined;
}

function italicOf(node: Element, said: Said): boolean | undefined {
  const style = said(node, "font-style");
  if (/^(?:italic|oblique)/.test(style)) return true;
  if (style === "normal") return false;
  return /^(?:I|EM|CITE|DFN)$/.test(node.tagName) ? true : undefined;
}

function sideOf(node: Element, said: Said): Marks["side"] | undefined {
  if (node.tagName === "SUP") return "sup";
  if (node.tagName === "SUB") return "sub";
  if (isNote(node, said)) return "sup";
  const align = said(node, "vertical-align");
  if (align === "super") return "sup";
  if (align === "sub") return "sub";
  const raise = Number.parseFloat(said(node, "mso-text-raise")) || raisedBy(align);
  if (raise) return raise > 0 ? "sup" : "sub";
  return undefined;
}

/** By less, a page only sets something straight. */
const least: Record<string, number> = { "%": 20, em: 0.25, ex: 0.5, pt: 2, px: 3 };

function raisedBy(align: string): number {
  const [, figure = "", unit = ""] = /^(-?[\d.]+)(%|em|ex|pt|px)$/.exec(align) ?? [];
  return Math.abs(Number(figure)) >= (least[unit] ?? Number.POSITIVE_INFINITY) ? Number(figure) : 0;
}

/** The sign of a footnote or endnote in Word and WPS. */
const isNote = (node: Element, said: Said) =>
  said(node, "mso-footnote-id") !== "" ||
  said(node, "mso-endnote-id") !== "" ||
  said(node, "mso-special-character") === "footnote" ||
  /Mso(?:Foot|End)noteReference/.test(node.getAttribute("class") ?? "");

function wrap(text: Text, { bold, italic, side, link }: Marks): void {
  if (!text.isConnected || !text.data) return;
  // Spaces have no looks, and a paragraph's own would keep it from being empty.
  const plain = !text.data.trim();
  const tags = [side, italic && "em", bold && "strong"].filter(Boolean) as string[];
  if (!plain) for (const tag of tags) enclose(text, tag);
  if (link && isText(text)) {
    const outer = outermost(text);
    const anchor = text.ownerDocument.createElement("a");
    anchor.setAttribute("href", link);
    outer.replaceWith(anchor);
    anchor.append(outer);
  }
}

function enclose(text: Text, tag: string): void {
  const inner = outermost(text);
  const element = text.ownerDocument.createElement(tag);
  inner.replaceWith(element);
  element.append(inner);
}

/** The marks that were put round a text so far. */
function outermost(text: Text): ChildNode {
  let node: ChildNode = text;
  while (isElement(node.parentNode) && !isBlock(node.parentNode)) node = node.parentNode;
  return node;
}
