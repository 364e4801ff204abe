import type { PieceKind } from "@/features/importing/readers/imported-text";
import { all, isBlock, isElement, isText } from "@/features/writing/paste/nodes";
import type { Said } from "@/features/writing/paste/said";
import { isBlank, seen } from "@/lib/text/seen";
import { namesIn } from "./numbers";

/** A line, a list, a table, a picture of a page: what a person takes for the text, or leaves out, as one. */
export type PageNodes = {
  kind: PieceKind;
  /** Of a picture what it is called. */
  words: string;
  /** How much of the page it is. */
  weight: number;
  nodes: ChildNode[];
  /** Of its nodes in every copy of the page (numbers.ts), the one that says most first. */
  names: string[];
};

/** More boxes than this are ticked by nobody: of a longer page several neighbours are one piece. */
const mostPieces = 1_500;
const sizes = [0, 400, 4_000, 40_000];
/** A longer list or quotation is taken by its items. */
const longestUnit = 1_500;
const longestCell = 300;
const pictureWeight = 40;

const never = /^(?:SCRIPT|STYLE|TEMPLATE|TITLE|META|LINK|OPTION|SELECT|TEXTAREA|BUTTON|SVG)$/i;
/** Films and recordings, those of WeChat among them. */
const embeds = /^(?:IFRAME|VIDEO|AUDIO|OBJECT|EMBED|MP[\w-]*|QQMUSIC)$/;
const units = /^(?:H[1-6]|PRE|FIGURE)$/;
const lists = /^(?:UL|OL|DL|BLOCKQUOTE)$/;

/**
 * All pieces of a page, in their order; the same page has the same ones each time.
 *
 * @param isFound whether a node is in the article as it was found: no piece is partly in it, if that can be
 */
export function piecesOf(
  body: HTMLElement,
  said: Said,
  isFound: (piece: PageNodes) => boolean,
): PageNodes[] {
  const names = namesIn(body);
  let pieces: PageNodes[] = [];
  for (const size of sizes) {
    const larger = nodesBy(body, said, size).flatMap((nodes) => pieceOf(nodes, names) ?? []);
    if (pieces.length > 0 && isLump(larger)) break;
    pieces = larger;
    if (pieces.length <= mostPieces) return pieces;
  }
  const parents = (piece: PageNodes) => piece.nodes[0]?.parentNode;
  const alike = (a: PageNodes, b: PageNodes) => isFound(a) === isFound(b);
  const kin = joined(pieces, (a, b) => parents(a) === parents(b) && alike(a, b));
  // A line each in a box of its own, or of what was found and what was not in turn.
  const near = kin.length > mostPieces ? joined(kin, alike) : kin;
  return near.length > mostPieces ? joined(near, () => true) : near;
}

/** Where one of them is most of the page, nothing of it could be chosen. */
function isLump(pieces: readonly PageNodes[]): boolean {
  const weights = pieces.map(({ weight }) => weight);
  return Math.max(...weights) * 2 > weights.reduce((sum, weight) => sum + weight, 0);
}

/** So many neighbours as one that no more than `mostPieces` are left where all can be joined. */
function joined(
  pieces: readonly PageNodes[],
  isJoined: (a: PageNodes, b: PageNodes) => boolean,
): PageNodes[] {
  const size = Math.ceil(pieces.length / mostPieces);
  const groups: PageNodes[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group?.[0] && group.length < size && isJoined(group[0], piece)) group.push(piece);
    else groups.push([piece]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first || group.length === 1) return first ?? [];
    const isOne = group.every(({ kind }) => kind === first.kind);
    return {
      kind: isOne ? first.kind : "text",
      words: group
        .map(({ words }) => words)
        .join(" ")
        .trim(),
      weight: group.reduce((sum, { weight }) => sum + weight, 0),
      nodes: group.flatMap(({ nodes }) => nodes),
      names: group.flatMap(({ names }) => names),
    };
  });
}

function nodesBy(body: HTMLElement, said: Said, size: number): ChildNode[][] {
  const found: ChildNode[][] = [];
  let run: ChildNode[] = [];
  const flush = () => {
    if (run.length > 0) found.push(run);
    run = [];
  };
  const walk = (parent: Node) => {
    for (const child of parent.childNodes) {
      if (isText(child)) run.push(child);
      else if (!isElement(child) || never.test(child.tagName) || isHidden(child, said)) continue;
      else if (child.tagName === "BR") {
        run.push(child);
        flush();
      } else if (isBlock(child) || endsLines(child) || all(child, "*").some(endsLines)) {
        flush();
        if (isUnit(child, size)) found.push([child]);
        else walk(child);
        flush();
      } else run.push(child);
    }
  };
  walk(body);
  flush();
  return found;
}

const isHidden = (node: Element, said: Said) =>
  node.hasAttribute("hidden") || said(node, "display") === "none";

/** Old pages set a whole text in one `font`, and break its lines. */
const endsLines = (node: Element) =>
  isBlock(node) || node.tagName === "BR" || embeds.test(node.tagName);

function isUnit(node: HTMLElement, size: number): boolean {
  const { tagName } = node;
  if (units.test(tagName) || embeds.test(tagName)) return true;
  if (lists.test(tagName)) return wordsOf(node).length < Math.max(size, longestUnit);
  return (tagName === "TABLE" && hasData(node)) || (size > 0 && wordsOf(node).length < size);
}

/** Tables that only place things have long cells, tables in them, or one column. */
function hasData(table: HTMLElement): boolean {
  const rows = all(table, "tr");
  const cells = all(table, "td, th");
  if (rows.length < 2 || cells.length < rows.length * 2 || table.querySelector("table"))
    return false;
  return cells.every((cell) => wordsOf(cell).length < longestCell);
}

const wordsOf = (node: Node) => seen(spaced(node)).replace(/\s+/gu, " ").trim();

/** Words of neighbours, of items and of cells are no one word. */
function spaced(node: Node): string {
  if (isText(node)) return node.data;
  const words = [...node.childNodes].map(spaced).join("");
  return isElement(node) && endsLines(node) ? ` ${words} ` : words;
}
const imagesIn = (node: Node) =>
  isElement(node) ? [...(node.tagName === "IMG" ? [node] : []), ...all(node, "img")] : [];

function pieceOf(nodes: ChildNode[], names: ReadonlyMap<Node, string>): PageNodes | undefined {
  const words = nodes.map(wordsOf).join(" ").trim();
  const pictures = nodes.flatMap(imagesIn);
  const embed = nodes.find((node) => isElement(node) && embeds.test(node.tagName));
  const first = nodes.find((node) => !isBlank(wordsOf(node))) ?? pictures[0] ?? embed;
  if (!first) return undefined;
  const called = [first, ...nodes].flatMap((node) => names.get(node) ?? []);
  return {
    kind: embed ? "embed" : isBlank(words) ? "picture" : kindOf(first),
    words: isBlank(words) ? nameOf(pictures[0] ?? embed) : words,
    weight: words.length + pictures.length * pictureWeight,
    nodes,
    names: called,
  };
}

function kindOf(node: Node): PieceKind {
  const tag = isElement(node) ? node.tagName : "";
  if (/^H[1-6]$/.test(tag)) return "heading";
  if (/^(?:UL|OL|DL)$/.test(tag)) return "list";
  return tag === "TABLE" ? "table" : "text";
}

/** What a picture or a film is called, where it says nothing of itself. */
function nameOf(node: Node | undefined): string {
  if (!isElement(node)) return "";
  const source = node.getAttribute("src") ?? node.getAttribute("data-src") ?? "";
  const file = source.startsWith("data:") ? "" : source.split(/[?#]/)[0]?.split("/").at(-1);
  return node.getAttribute("alt") || node.getAttribute("title") || file || "";
}
