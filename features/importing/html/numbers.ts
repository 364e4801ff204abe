import { all, isElement, isText } from "@/features/writing/paste/nodes";

/** Numbers of a page's elements: copies of its parts have them, too, and so what is in a copy is known. */
export const numberName = "data-at";

export function numberAll(body: HTMLElement): void {
  body.setAttribute(numberName, "body");
  for (const [index, node] of all(body, "*").entries()) node.setAttribute(numberName, `${index}`);
}

/**
 * What each node is called in every copy of the page; a text by the element
 * that it stands in and its place among the texts there, which stays what it
 * is where other elements are taken out.
 */
export function namesIn(copy: HTMLElement): Map<ChildNode, string> {
  const names = new Map<ChildNode, string>();
  const put = (parent: HTMLElement) => {
    const own = parent.getAttribute(numberName);
    let texts = 0;
    for (const child of parent.childNodes) {
      if (isText(child)) names.set(child, `${own}.${texts++}`);
      else if (isElement(child)) {
        names.set(child, child.getAttribute(numberName) ?? "");
        put(child);
      }
    }
  };
  put(copy);
  return names;
}
