import type { PageNodes } from "./pieces";

/** Less of a page is shown with what stands beside it. */
const leastShare = 0.1;
const leastPieces = 3;

/**
 * The parts that a page's pieces stand in, as numbers of pieces: what was
 * found as the article is one where it stands together, and of the rest what
 * the page itself holds together.
 */
export function partsIn(
  body: Node,
  pieces: readonly PageNodes[],
  isFound: readonly boolean[],
): number[][] {
  const parts: number[][] = [];
  let open: number[] = [];
  const close = () => {
    if (open.length > 0) parts.push(open);
    open = [];
  };
  const weightOf = (numbers: readonly number[]) =>
    numbers.reduce((sum, at) => sum + (pieces[at]?.weight ?? 0), 0);
  const put = (root: Node, numbers: readonly number[]) => {
    const groups = groupsIn(root, numbers, pieces);
    const [only] = groups;
    if (only && groups.length === 1 && only.top) return put(only.top, numbers);
    const isMixed = new Set(numbers.map((at) => isFound[at])).size > 1;
    const whole = weightOf(numbers);
    for (const { top, numbers: own } of groups) {
      const stands = own.length >= leastPieces || weightOf(own) >= whole * leastShare;
      // What was found, or left out, as a whole is not parted further.
      if (!isMixed || !top || !stands) {
        if (open.length > 0 && isFound[open.at(-1) ?? 0] !== isFound[own[0] ?? 0]) close();
        open.push(...own);
      } else {
        close();
        put(top, own);
        close();
      }
    }
  };
  put(body, [...pieces.keys()]);
  close();
  return parts;
}

/** By the child of an element that they are in; a piece that is a child itself has none around it. */
function groupsIn(root: Node, numbers: readonly number[], pieces: readonly PageNodes[]) {
  const groups: { top: Node | undefined; numbers: number[] }[] = [];
  for (const at of numbers) {
    const top = topOf(root, pieces[at]);
    const last = groups.at(-1);
    if (top && last?.top === top) last.numbers.push(at);
    else groups.push({ top, numbers: [at] });
  }
  return groups;
}

function topOf(root: Node, piece: PageNodes | undefined): Node | undefined {
  let at: Node | null = piece?.nodes[0] ?? null;
  if (!at || at.parentNode === root) return undefined;
  while (at && at.parentNode !== root) at = at.parentNode;
  return at ?? undefined;
}
