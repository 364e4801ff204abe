import { isLooseNode, type LooseNode } from "@/features/publication/body/loose-node";

/** What the gate reads: words, and where their links lead. */
export type Passage = { words: string; links: string[] };

/** @param text plain words, or a node as the editor keeps it; what is no such node says nothing */
export function passageOf(text: string | Record<string, unknown>): Passage {
  if (typeof text === "string") return { words: text, links: linksIn(text) };
  const links: string[] = [];
  const words = wordsOf(text as LooseNode, links).trim();
  return { words, links: [...links, ...linksIn(words)] };
}

function wordsOf(node: LooseNode, links: string[]): string {
  if (node.type === "hardBreak") return "\n";
  if (typeof node.text === "string") {
    for (const mark of Array.isArray(node.marks) ? node.marks : []) {
      const { href, document } = mark?.type === "link" ? (mark.attrs ?? {}) : {};
      if (typeof href === "string") links.push(href);
      if (typeof document === "string") links.push(`document:${document}`);
    }
    return node.text;
  }
  const children = (Array.isArray(node.content) ? node.content : []).filter(isLooseNode);
  const inline = children.some(({ type }) => type === "text" || type === "hardBreak");
  const said = ["caption", "attribution"].flatMap((name) =>
    typeof node.attrs?.[name] === "string" ? [String(node.attrs[name])] : [],
  );
  return [...children.map((each) => wordsOf(each, links)), ...said].join(inline ? "" : "\n");
}

const address = /(?:https?:\/\/|www\.)[^\s<>"“”«»，。；、（）]+|[\w.+-]+@[\w-]+\.[\w.-]*\w/g;

/** Addresses that stand in the words themselves. */
const linksIn = (words: string): string[] =>
  [...words.matchAll(address)].map(([each]) => each.replace(/[.,;:!?)]+$/, ""));

/** Where they stand: their figures are no numbers. */
export const addressesIn = (words: string): { start: number; end: number }[] =>
  [...words.matchAll(address)].map(({ index, 0: all }) => ({
    start: index,
    end: index + all.length,
  }));
