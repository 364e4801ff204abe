import { childrenOf, type LooseNode } from "@/features/publication/body/loose-node";
import { isBlank, seen } from "@/lib/text/seen";
import { captionSign, partsOf, saidBySign, withoutSigns } from "./picture-signs";
import type { FoundPicture } from "./pictures";

export type Figures = {
  blocks: LooseNode[];
  /** Pictures that stood within an item, a cell or a quotation, and now stand behind the whole. */
  moved: number;
  /** Words with ▲ before them and no picture above them. */
  lonely: string[];
};

/**
 * Makes figures of the signs in a text (picture-signs.ts) and gives them the
 * words that stand under them. A figure stands between blocks and never in
 * one: paragraphs are parted by it, what cannot be parted is followed by it.
 *
 * @param key what a figure calls the picture with this number
 */
export function figuresIn(
  given: readonly LooseNode[],
  pictures: FoundPicture[],
  key: (index: number) => string,
): Figures {
  const figures: Figures = { blocks: [], moved: 0, lonely: [] };
  const figure = (index: number): LooseNode => ({ type: "figure", attrs: { picture: key(index) } });
  const shown: (number | undefined)[] = [];
  const put = (block: LooseNode, index?: number) => {
    figures.blocks.push(block);
    shown.push(index);
  };
  for (const block of given) {
    if (block.type === "paragraph" || block.type === "heading") {
      for (const part of parted(block)) {
        if (typeof part === "number") put(figure(part), part);
        else if (!isCaption(part, pictures, shown.at(-1), figures)) put(part);
      }
      continue;
    }
    const attributed = block.type === "blockquote" ? withSaidBy(block) : block;
    const inside = indexesIn(attributed);
    const rest = inside.length > 0 ? withoutFigures(attributed) : attributed;
    if (rest) put(rest);
    for (const index of inside) put(figure(index), index);
    if (rest) figures.moved += inside.length;
  }
  return figures;
}

/** A paragraph as the pictures and the words between them, in their order. */
function parted(block: LooseNode): (LooseNode | number)[] {
  const parts: (LooseNode | number)[] = [];
  let words: LooseNode[] = [];
  const close = () => {
    const content = trimmedInlines(words);
    if (content.length > 0) parts.push({ ...block, content });
    words = [];
  };
  const children = childrenOf(block);
  if (!children.some(({ text }) => text?.includes("\ufdd2"))) return [block];
  for (const child of children) {
    for (const part of child.text === undefined ? [child] : partsOf(child.text)) {
      if (typeof part === "number") {
        close();
        parts.push(part);
      } else words.push(typeof part === "string" ? { ...child, text: part } : part);
    }
  }
  close();
  return parts;
}

function trimmedInlines(inlines: LooseNode[]): LooseNode[] {
  const isSpace = ({ type, text }: LooseNode) =>
    type === "hardBreak" || (text !== undefined && isBlank(text));
  let start = 0;
  let end = inlines.length;
  while (start < end && isSpace(inlines[start] as LooseNode)) start++;
  while (end > start && isSpace(inlines[end - 1] as LooseNode)) end--;
  return inlines.slice(start, end).map((each, index, { length }) => {
    if (each.text === undefined) return each;
    const text = index === 0 ? each.text.replace(/^\s+/u, "") : each.text;
    return { ...each, text: index === length - 1 ? text.replace(/\s+$/u, "") : text };
  });
}

const marked = /^[▲△]\s*/u;

/** @returns whether the paragraph is words of the picture before it and has gone there */
function isCaption(
  block: LooseNode,
  pictures: FoundPicture[],
  before: number | undefined,
  figures: Figures,
): boolean {
  const words = textOf(block);
  const isMarked = marked.test(words.replace(captionSign, "").trim());
  if (!isMarked && !words.startsWith(captionSign)) return false;
  const caption = seen(withoutSigns(words)).replace(marked, "");
  const picture = before === undefined ? undefined : pictures[before];
  if (picture && !picture.caption) {
    picture.caption = caption;
    return true;
  }
  if (!isMarked) {
    unsigned(block);
    return false;
  }
  figures.lonely.push(caption);
  return true;
}

function unsigned(block: LooseNode): void {
  for (const child of childrenOf(block)) {
    if (child.text !== undefined) child.text = child.text.replaceAll(captionSign, "");
  }
}

/** The last line of a quotation, where the page says that it names who said it. */
function withSaidBy(quote: LooseNode): LooseNode {
  const lines = childrenOf(quote);
  const last = lines.at(-1);
  const words = last ? textOf(last) : "";
  if (!words.startsWith(saidBySign) || lines.length < 2) return quote;
  const attribution = seen(withoutSigns(words)).replace(/^[—–-]+\s*/u, "");
  return { ...quote, attrs: { ...quote.attrs, attribution }, content: lines.slice(0, -1) };
}

const textOf = (node: LooseNode): string =>
  node.type === "hardBreak" ? " " : (node.text ?? childrenOf(node).map(textOf).join(""));

const indexesIn = (node: LooseNode): number[] =>
  node.text === undefined
    ? childrenOf(node).flatMap(indexesIn)
    : partsOf(node.text).filter((part): part is number => typeof part === "number");

/** @returns undefined where nothing is left; a cell stays, since its row needs it */
function withoutFigures(node: LooseNode): LooseNode | undefined {
  if (node.text !== undefined) {
    const text = withoutSigns(node.text);
    return text === "" ? undefined : { ...node, text };
  }
  if (node.type === "hardBreak") return node;
  const content = childrenOf(node).flatMap((child) => withoutFigures(child) ?? []);
  const isCell = node.type === "tableCell" || node.type === "tableHeader";
  if (isCell) return { ...node, content: content.length > 0 ? content : [{ type: "paragraph" }] };
  const words = content.some((child) => child.type !== "hardBreak");
  const table = node.type === "table" && isBlank(textOf({ content }));
  return words && !table ? { ...node, content } : undefined;
}
