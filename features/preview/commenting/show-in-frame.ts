/** Of characters that only set a page: they stand in no text. */
const unseen = /[\u00ad\u200b\u2060\ufeff]/g;

type Letter = { node: Text; at: number };

/** The letters of a part of a page, each with where it stands. */
function lettersOf(scope: Element): { text: string; letters: Letter[] } {
  const walk = scope.ownerDocument.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  const letters: Letter[] = [];
  let text = "";
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const { data } = node as Text;
    for (let at = 0; at < data.length; at++) {
      const letter = plain(data[at] ?? "");
      if (letter === "") continue;
      text += letter;
      letters.push({ node: node as Text, at });
    }
  }
  return { text, letters };
}

/** Spaces of any width are one: a page keeps words together that a text only sets beside each other. */
const plain = (words: string) => words.replace(unseen, "").replace(/\s/g, " ");

/**
 * Selects the words of a passage on a previewed page, and brings them into
 * view. They are looked for in their block, or where the page has no such
 * place, in all of its story.
 *
 * @returns whether they are there
 */
export function showInFrame(
  frame: HTMLIFrameElement | null,
  passage: string,
  unit: string,
  near: number,
): boolean {
  const page = frame?.contentDocument;
  const block = /^b:([a-z0-9-]+)$/.exec(unit)?.[1];
  const scope = (block && page?.getElementById(block)) ?? page?.querySelector("main") ?? page?.body;
  if (!page || !scope) return false;
  const { text, letters } = lettersOf(scope);
  const words = plain(passage.replace(/\n/g, ""));
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  const [first] = places.sort((a, b) => Math.abs(a - near) - Math.abs(b - near));
  const [from, to] = [letters[first ?? -1], letters[(first ?? 0) + words.length - 1]];
  if (first === undefined || !from || !to) return false;
  page.getSelection()?.setBaseAndExtent(from.node, from.at, to.node, to.at + 1);
  from.node.parentElement?.scrollIntoView({ block: "center" });
  return true;
}
