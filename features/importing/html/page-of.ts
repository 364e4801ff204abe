import { DOMParser } from "linkedom";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serialize } from "parse5";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import { type Rules, rulesIn } from "@/features/writing/paste/said";

type Node = DefaultTreeAdapterTypes.Node;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** A page that was saved, as a browser understood it, with none of it run or fetched. */
export type Page = {
  document: Document;
  /** What its style sheets say of classes; what an element says of itself is in `data-said`. */
  rules: Rules;
  /** The source of its scripts: some pages keep their dates nowhere else. */
  scripts: string[];
  /** The address that a browser noted when it saved the page. */
  savedFrom: string | undefined;
  /** Elements whose tags were left out because they stood too deep; their words stayed. */
  tooDeep: number;
};

/** Elements within elements: what no page of people has, and what recursive code survives. */
const deepest = 250;
/** A page of more is none of people: a text has 2,000 blocks at most. */
const mostElements = 40_000;
const longestPage = 8_000_000;
/** Characters that Unicode gives to no text stand for pictures here (see pictures.ts). */
const noncharacters = /[\ufdd0-\ufdef]/g;

/**
 * Parses HTML as the standard says (parse5): old pages close little of what
 * they open, and what a parser of its own mind makes of a table in a
 * paragraph in a font is another text.
 *
 * @param name what the file is called, for a sentence about it
 * @throws RefusedFile when it is larger than any page
 */
export function pageOf(html: string, name: string): Page {
  if (html.length > longestPage) throw new RefusedFile(name, "too-large");
  const tree = parse(html.replace(noncharacters, ""), { scriptingEnabled: false });
  const css: string[] = [];
  const scripts: string[] = [];
  let tooDeep = 0;
  let elements = 0;
  const left: { node: Node; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, depth } = next;
    if ("tagName" in node) {
      elements += 1;
      if (elements > mostElements) throw new RefusedFile(name, "too-large");
      if (node.tagName === "style" || node.tagName === "script") {
        (node.tagName === "style" ? css : scripts).push(textOf(node));
        defaultTreeAdapter.detachNode(node);
        continue;
      }
      settleAttributes(node);
      if (depth > deepest && node.childNodes.length > 0) {
        tooDeep += 1;
        // Its children take its place, at its depth: the stack grows no further by them.
        for (const child of unwrapped(node)) left.push({ node: child, depth });
        continue;
      }
    }
    if ("content" in node) node.content.childNodes = [];
    if (!("childNodes" in node)) continue;
    for (const child of node.childNodes) left.push({ node: child, depth: depth + 1 });
  }
  const sound = serialize(tree);
  const document = new DOMParser().parseFromString(sound, "text/html") as unknown as Document;
  return { document, rules: rulesIn(css.join("\n")), scripts, savedFrom: savedFrom(html), tooDeep };
}

/** Styles by another name, as a paste has them; handlers of events go. */
function settleAttributes(node: Element): void {
  node.attrs = node.attrs
    .filter(({ name }) => !/^on/i.test(name))
    .map((each) => (each.name === "style" ? { ...each, name: "data-said" } : each));
}

function unwrapped(node: Element): Node[] {
  const parent = node.parentNode as Parent;
  const children = [...node.childNodes];
  for (const child of children) {
    defaultTreeAdapter.detachNode(child);
    defaultTreeAdapter.insertBefore(parent, child, node);
  }
  defaultTreeAdapter.detachNode(node);
  return children;
}

const textOf = (node: Element) =>
  node.childNodes.map((child) => ("value" in child ? child.value : "")).join("");

/** `<!-- saved from url=(0041)https://… -->`: the number is the address's length. */
const savedFrom = (html: string) =>
  /<!--\s*saved from url=\(\d+\)(https?:\/\/\S{1,2000}?)\s*-->/i.exec(html.slice(0, 4_096))?.[1];
