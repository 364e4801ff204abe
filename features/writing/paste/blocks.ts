import { isBlank } from "@/lib/text/seen";
import { all, isBlock, isElement, isText, renamed, textsIn, unwrap } from "./nodes";
import { anyGap } from "./pictures";
import type { Said } from "./said";

/** Headings come at any level, and in Word and on the web also by a style or role. */
export function honestHeadings(body: HTMLElement, said: Said): void {
  for (const node of all(body, "p, div")) {
    const outline = Number(said(node, "mso-outline-level")) || Number(roleLevel(node)) || 0;
    if (node.querySelector("p, div, table, ul, ol")) continue;
    if (outline > 0 && outline < 7) renamed(node, `h${outline}`);
    else if (/\bMsoTitle\b/.test(node.className)) renamed(node, "h1");
  }
  for (const node of all(body, "h1, h4, h5, h6"))
    renamed(node, node.tagName === "H1" ? "h2" : "h3");
  for (const node of all(body, "blockquote :is(h2, h3)")) renamed(node, "p");
}

const roleLevel = (node: Element) =>
  node.getAttribute("role") === "heading" && (node.getAttribute("aria-level") ?? 2);

/**
 * Every container holds paragraphs, headings, lists, quotations and tables,
 * and nothing else: what stood bare becomes a paragraph, wrappers go.
 */
export function settleBlocks(container: HTMLElement): void {
  settle(container);
}

const lines = /^(?:P|H[23])$/;
const holders = /^(?:UL|OL|LI|TABLE|THEAD|TBODY|TFOOT|TR|TD|TH|BLOCKQUOTE)$/;

function settle(container: Element): void {
  let run: HTMLElement | undefined;
  const structure = /^(?:UL|OL|TABLE|THEAD|TBODY|TFOOT|TR)$/.test(container.tagName);
  for (const child of [...container.childNodes]) {
    if (structure) {
      if (isElement(child)) settle(child);
      continue;
    }
    if (!isBlock(child)) {
      if (!run) {
        run = container.ownerDocument.createElement("p");
        child.before(run);
      }
      run.append(child);
      continue;
    }
    run = undefined;
    const { tagName } = child;
    if (lines.test(tagName) && !child.querySelector("p, div, table, ul, ol, section, h2, h3"))
      continue;
    settle(child);
    if (!holders.test(tagName) || (tagName === "LI" && !/^[OU]L$/.test(container.tagName)))
      unwrap(child);
  }
}

/** Lines of what was set as it was typed. */
export function keepLines(body: HTMLElement): void {
  for (const text of all(body, "pre").flatMap(textsIn)) {
    const parts = text.data.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
    if (parts.length === 1) continue;
    text.replaceWith(
      ...parts.flatMap((part, index) =>
        index === 0 ? [part] : [text.ownerDocument.createElement("br"), part],
      ),
    );
  }
}

/** How a paragraph begins in print: two wide spaces, or as many narrow ones. */
const indent = /^[ \t\n]*(?:[\u3000\u2000-\u200a\t]|\u00a0[ \n]*\u00a0)[\s]*/u;

/**
 * Two line ends in a row are a new paragraph, and so is one with an indent
 * after it. Indents go, since the page sets its own, and so do empty lines.
 */
export function settleParagraphs(body: HTMLElement): void {
  for (const node of all(body, "p, h2, h3")) {
    for (const line of node.tagName === "P" ? splitAtBreaks(node) : [joined(node)]) {
      trimStart(line);
      trimEnd(line);
      if (!line.querySelector("table") && isEmpty(line)) line.remove();
    }
  }
  for (const node of all(body, "blockquote, li, ul, ol").reverse()) {
    if (isEmpty(node) && !node.querySelector("table")) node.remove();
  }
}

const isEmpty = (node: Element) =>
  !anyGap.test(node.textContent ?? "") && isBlank(node.textContent);

/** @returns the paragraph and those that were parted from it */
function splitAtBreaks(paragraph: HTMLElement): HTMLElement[] {
  const parts = [paragraph];
  for (const line of all(paragraph, "br")) {
    const next = after(line);
    const twice = isElement(next) && next.tagName === "BR";
    if (!twice && !(isText(next) && indent.test(next.data))) continue;
    const fresh = splitAfter(line, parts.at(-1) as HTMLElement);
    line.remove();
    parts.push(fresh);
  }
  return parts;
}

/** What comes after a break in reading, spaces left out. */
function after(node: Node): Node | undefined {
  const line = node.parentElement?.closest("p");
  let at: Node | null = node;
  while (at && at !== line) {
    if (at.nextSibling) {
      at = at.nextSibling;
      while (at.firstChild) at = at.firstChild;
      if (!isText(at) || at.data.replace(/[ \n]/g, "")) return at;
    } else at = at.parentNode;
  }
  return undefined;
}

/** Parts a paragraph behind a node; marks that it stands in go on in the new one. */
function splitAfter(node: Node, paragraph: HTMLElement): HTMLElement {
  let carried: Node[] = [];
  let at = node;
  while (at !== paragraph) {
    const parent = at.parentElement as HTMLElement;
    const rest: Node[] = [];
    for (let next = at.nextSibling; next; next = next.nextSibling) rest.push(next);
    const side = parent.cloneNode(false) as HTMLElement;
    side.append(...carried, ...rest);
    carried = [side];
    at = parent;
  }
  const fresh = carried[0] as HTMLElement;
  paragraph.after(fresh);
  return fresh;
}

/** A heading has no empty lines. */
function joined(heading: HTMLElement): HTMLElement {
  for (const line of all(heading, "br")) {
    const next = after(line);
    if (isElement(next) && next.tagName === "BR") line.remove();
  }
  return heading;
}

function trimStart(line: HTMLElement): void {
  for (const node of leaves(line)) {
    if (isText(node)) {
      node.data = node.data.replace(/^[\s\u200b\ufeff]+/u, "");
      if (node.data) return;
    } else if (node.nodeName !== "BR") return;
    node.remove();
  }
}

function trimEnd(line: HTMLElement): void {
  for (const node of leaves(line).reverse()) {
    if (isText(node)) {
      node.data = node.data.replace(/[\s\u200b\ufeff]+$/u, "");
      if (node.data) return;
    } else if (node.nodeName !== "BR") return;
    node.remove();
  }
}

const leaves = (root: Node): ChildNode[] =>
  [...root.childNodes].flatMap((node) => (node.firstChild ? leaves(node) : [node]));
