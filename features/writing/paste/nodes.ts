/** Elements that begin and end a line of their own. */
const blocks = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LEGEND LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL".split(
    " ",
  ),
);

export const isElement = (node: Node | null | undefined): node is HTMLElement =>
  node?.nodeType === 1;
export const isText = (node: Node | null | undefined): node is Text => node?.nodeType === 3;
export const isBlock = (node: Node | null | undefined): node is HTMLElement =>
  isElement(node) && blocks.has(node.tagName);

export const all = (root: ParentNode, selector: string) => [
  ...root.querySelectorAll<HTMLElement>(selector),
];

export function unwrap(node: Element): void {
  node.replaceWith(...node.childNodes);
}

export function renamed(node: HTMLElement, tag: string): HTMLElement {
  const fresh = node.ownerDocument.createElement(tag);
  for (const { name, value } of [...node.attributes]) fresh.setAttribute(name, value);
  fresh.append(...node.childNodes);
  node.replaceWith(fresh);
  return fresh;
}

/** Puts a sign before the words of an item: into its first paragraph, where it has one. */
export function signItem(item: Element, sign: string): void {
  const first = [...item.childNodes].find((node) => isElement(node) || node.textContent?.trim());
  if (isBlock(first) && first.tagName === "P") first.prepend(sign);
  else item.prepend(sign);
}

/** The text nodes within a node, in order. Not a `TreeWalker`: the tree changes on the way. */
export function textsIn(root: Node): Text[] {
  const found: Text[] = [];
  const look = (node: Node) => {
    for (const child of node.childNodes) {
      if (isText(child)) found.push(child);
      else look(child);
    }
  };
  look(root);
  return found;
}

export function commentsIn(root: Node): ChildNode[] {
  return [...root.childNodes].flatMap((child) =>
    child.nodeType === 8 ? [child] : commentsIn(child),
  );
}
