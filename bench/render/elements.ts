import { type Element, type Node, Window } from "happy-dom";

/** An element as JSON, for a page that is to make the same: its name, attributes, and what stands in it. */
export type ElementTree = string | [string, Record<string, string>, ElementTree[]];

/** React writes these by itself, where it meets a picture or a style of its own. */
const writtenByReact = (element: Element) =>
  element.tagName === "LINK" && element.getAttribute("rel") === "preload";

/**
 * @param html a whole page, without the framework's scripts
 * @returns what stands in its head and its body
 */
export function elementsOf(html: string): ElementTree[] {
  const { document } = new Window();
  document.write(html);
  return [...document.head.childNodes, ...document.body.childNodes].flatMap(treeOf);
}

function treeOf(node: Node): ElementTree[] {
  if (node.nodeType === node.TEXT_NODE) return node.textContent ? [node.textContent] : [];
  if (node.nodeType !== node.ELEMENT_NODE) return [];
  const element = node as Element;
  if (writtenByReact(element)) return [];
  const attributes = Object.fromEntries(
    [...element.attributes].map(({ name, value }) => [name, value ?? ""]),
  );
  const name = element.tagName.toLowerCase();
  return [[name, attributes, [...element.childNodes].flatMap(treeOf)]];
}
