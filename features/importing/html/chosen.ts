import type { ArticleParts } from "@/features/importing/readers/imported-text";
import { shortened } from "@/features/importing/report/collect";
import { isElement } from "@/features/writing/paste/nodes";
import type { Said } from "@/features/writing/paste/said";
import { isBlank } from "@/lib/text/seen";
import type { Article } from "./article-in";
import { namesIn } from "./numbers";
import { partsIn } from "./parts";
import { type PageNodes, piecesOf } from "./pieces";

/**
 * The pieces of a page, with those that a person chose as its article or,
 * where nobody chose, those that were found.
 *
 * @param found the article as it was found
 * @param chosen numbers of pieces; of a piece that the page does not have nothing becomes
 */
export function chosenIn(
  body: HTMLElement,
  said: Said,
  found: Article,
  chosen: readonly number[] | undefined,
): { article: Article; parts: ArticleParts } {
  const there = new Set(namesIn(found.body).values());
  const isIn = ({ names: [first = ""] }: PageNodes) => there.has(first);
  const pieces = piecesOf(body, said, isIn);
  const isFound = pieces.map(isIn);
  const picked = chosen && new Set(chosen);
  const isTaken = (at: number) => picked?.has(at) ?? isFound[at] ?? false;
  const parts = partsIn(body, pieces, isFound).map((numbers) => ({
    pieces: numbers.flatMap((at) => {
      const piece = pieces[at];
      const { kind = "text", words = "" } = piece ?? {};
      return piece ? [{ at, kind, words: shortened(words), taken: isTaken(at) }] : [];
    }),
  }));
  if (!picked) return { article: found, parts };
  const left = pieces.filter((_, at) => !picked.has(at));
  const kept = pieces.filter((_, at) => picked.has(at));
  const around = left.flatMap(({ kind, words }) =>
    kind === "picture" || kind === "embed" ? [] : [words],
  );
  return { article: { body: copyOf(body, { kept, left }, said), around, by: "chosen" }, parts };
}

/** A copy of the page with some of its pieces to be seen, and without the others and what held nothing else. */
function copyOf(
  body: HTMLElement,
  { kept, left }: { kept: readonly PageNodes[]; left: readonly PageNodes[] },
  said: Said,
): HTMLElement {
  const copy = body.cloneNode(true) as HTMLElement;
  const named = new Map([...namesIn(copy)].map(([node, name]) => [name, node]));
  const nodesOf = (pieces: readonly PageNodes[]) =>
    pieces.flatMap(({ names }) => [...new Set(names)].flatMap((name) => named.get(name) ?? []));
  show(nodesOf(kept), said);
  const parents = new Set<HTMLElement>();
  for (const node of nodesOf(left)) {
    if (node.parentElement) parents.add(node.parentElement);
    node.remove();
  }
  // Each once: to look through a box for every line of it took minutes for ten thousands of them.
  for (const parent of parents) prune(parent, copy);
  return copy;
}

/** WeChat hides its text until its scripts have run: whoever chose a line of it has seen that line. */
function show(nodes: readonly ChildNode[], said: Said): void {
  const done = new Set<Node>();
  for (const node of nodes) {
    for (let at: Node | null = node; at && !done.has(at); at = at.parentNode) {
      done.add(at);
      if (!isElement(at)) continue;
      const hidden = [
        ["visibility", "hidden", "visible"],
        ["mso-hide", "all", "none"],
      ].flatMap(([name = "", value, other]) =>
        said(at as HTMLElement, name) === value ? [`${name}:${other}`] : [],
      );
      // Its own style, and not only without one: a style sheet may hide it by its class.
      if (hidden.length > 0)
        at.setAttribute("data-said", [at.getAttribute("data-said"), ...hidden].join(";"));
    }
  }
}

const holds = "img, iframe, video, audio, object, embed, noscript";

function prune(node: HTMLElement | null, root: HTMLElement): void {
  let at = node;
  // A row keeps its cells: without one the others would stand under another heading.
  while (at && at !== root && isElement(at) && !/^T[DH]$/.test(at.tagName)) {
    if (!isBlank(at.textContent ?? "") || at.querySelector(holds)) return;
    const parent: HTMLElement | null = at.parentElement;
    at.remove();
    at = parent;
  }
}
