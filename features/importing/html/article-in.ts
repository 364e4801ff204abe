import { Readability } from "@mozilla/readability";
import { all, isElement, isText } from "@/features/writing/paste/nodes";
import { isBlank, seen } from "@/lib/text/seen";
import { numberAll, numberName } from "./numbers";
import type { Page } from "./page-of";

/** The part of a page that is its text. */
export type Article = {
  body: HTMLElement;
  /** Words of the page around it, each of a part, in their order. */
  around: string[];
  /**
   * `known` by a name that programs give to it, `reader` as a reader mode
   * finds it, `whole` nothing was left out, `chosen` by a person.
   */
  by: "known" | "reader" | "whole" | "chosen";
};

/**
 * What programs call the text of a page, those that many Chinese sites run
 * on among them. Only one that stands once in a page is believed.
 */
const names = [
  "#js_content",
  ".rich_media_content",
  "[itemprop~='articleBody']",
  ".TRS_Editor",
  "#zoom",
  "#UCAP-CONTENT",
  ".entry-content",
  ".post-content",
  ".article-content",
  ".article__body",
  ".article-body",
  ".news_content",
  ".news-content",
  ".news-detail",
  ".node-content .field-name-body",
  "#artibody",
  "article",
];
/** A part with less is not what the page is about. */
const leastText = 40;

/** Finds the article; what it takes from the page is a copy, and the page stays whole but for its numbers. */
export function articleIn({ document }: Pick<Page, "document">): Article {
  const { body } = document;
  numberAll(body);
  for (const name of names) {
    const found = all(body, name).filter((node) => weightOf(node) >= leastText);
    const outer = found.filter(
      (node) => !found.some((other) => other !== node && other.contains(node)),
    );
    const [only] = outer;
    if (outer.length === 1 && only) return { ...withoutBars(without(body, [only])), by: "known" };
  }
  const kept = readable(document);
  if (kept.size === 0)
    return { body: body.cloneNode(true) as HTMLElement, around: [], by: "whole" };
  return { ...within(body, kept), by: "reader" };
}

/** Rows of buttons that plugins hang under an article, within what they call the article. */
function withoutBars({ body, around }: Pick<Article, "body" | "around">) {
  for (const node of all(body, "nav, aside, form, div, ul, section, p")) {
    const named = unlikely.test(`${node.className} ${node.id}`);
    const isBar = named && all(node, "a, button").length > 0 && textOf(node).length < longestBar;
    if (!node.parentElement || (!isBar && !/^(?:NAV|FORM)$/.test(node.tagName))) continue;
    if (isOfTheText(node)) continue;
    const words = textOf(node);
    if (words) around.push(words);
    node.remove();
  }
  return { body, around };
}

const longestBar = 200;

const textOf = (node: Node) => seen(node.textContent ?? "");
/** A picture says as much as a sentence. */
const weightOf = (node: Element) => textOf(node).length + all(node, "img").length * leastText;

/** Numbers of the elements that a reader mode keeps. */
function readable(document: Document): Set<string> {
  const copy = document.cloneNode(true) as Document;
  const kept = new Set<string>();
  // Chinese says in 60 characters what English says in 200.
  const reader = new Readability<Element>(copy, {
    charThreshold: 60,
    serializer: (node) => node as Element,
  });
  const content = reader.parse()?.content;
  if (content && !isBlank(content.textContent)) {
    const made = new Set<string>();
    for (const node of all(content, "*")) {
      const number = node.getAttribute(numberName);
      if (number !== null) kept.add(number);
      // Where a division held a line the reader mode has made a paragraph of its own of it.
      else if (node.tagName === "P") made.add(textOf(node));
    }
    for (const node of all(document.body, "div, section, td, center, font")) {
      if (made.has(textOf(node))) kept.add(node.getAttribute(numberName) ?? "");
    }
  }
  return kept;
}

/** The smallest part of the page that holds all that was kept, without what was not. */
function within(body: HTMLElement, kept: ReadonlySet<string>) {
  const isKept = (node: Element) => kept.has(node.getAttribute(numberName) ?? "");
  let root: HTMLElement = body;
  const holders = new Set<Element>();
  for (const node of all(body, "*").filter(isKept)) {
    for (let at: Element | null = node; at && !holders.has(at); at = at.parentElement)
      holders.add(at);
  }
  const childHolders = (node: Element) => [...node.children].filter((child) => holders.has(child));
  for (;;) {
    const [only, ...more] = childHolders(root);
    const own = [...root.childNodes].some((node) => isText(node) && !isBlank(node.data));
    if (!only || more.length > 0 || own) break;
    root = only as HTMLElement;
  }
  const { body: copy, around } = without(body, [root]);
  // Among the article's own parts one that a reader mode leaves out may still be of it: a short last line, a table.
  const isWhole = root === body;
  const prune = (node: Element) => {
    for (const child of [...node.children]) {
      const holds = isKept(child) || child.querySelector(`[${numberName}]`) !== null;
      const mark = child.getAttribute(numberName) ?? "";
      if (kept.has(mark) && !all(child, `[${numberName}]`).some((each) => !isKept(each))) continue;
      if (kept.has(mark) || (holds && all(child, `[${numberName}]`).some(isKept))) prune(child);
      else if (isWhole ? !isLeaf(child) : !isOfTheText(child)) {
        const words = textOf(child);
        if (words) around.push(words);
        child.remove();
      }
    }
  };
  prune(copy);
  return { body: copy, around };
}

/** Within a line nothing is left out: only whole lines and parts are. */
const isLeaf = (node: Element) =>
  /^(?:A|B|BR|CODE|EM|FONT|I|IMG|S|SMALL|SPAN|STRONG|SUB|SUP|U|TD|TH|TR)$/.test(node.tagName);

const unlikely =
  /share|social|related|recommend|comment|sidebar|footer|nav|menu|breadcrumb|pager|prev|next|copyright|tag|hot|rank|subscribe|advert|\bad\b|qrcode|toolbar|print|login|search/i;

function isOfTheText(node: Element): boolean {
  if (isLeaf(node)) return true;
  if (/^(?:NAV|ASIDE|FOOTER|FORM|HEADER|BUTTON|IFRAME)$/.test(node.tagName)) return false;
  if (unlikely.test(`${node.className} ${node.id}`)) return false;
  const links = all(node, "a").reduce((sum, link) => sum + textOf(link).length, 0);
  const text = textOf(node).length;
  if (text === 0) return node.querySelector("img") !== null;
  return links * 3 < text;
}

/** A copy of these parts, and the words of all others. */
function without(body: HTMLElement, parts: HTMLElement[]) {
  const copy = body.ownerDocument.createElement("body");
  for (const part of parts) {
    const own = part.cloneNode(true) as HTMLElement;
    // Not the part itself: WeChat hides it until its scripts have run, and rows stand in no body.
    if (part.tagName === "TABLE") copy.append(own);
    else {
      copy.setAttribute(numberName, part.getAttribute(numberName) ?? "");
      copy.append(...own.childNodes);
    }
  }
  const around: string[] = [];
  const walk = (node: Node, words: string[]) => {
    for (const child of node.childNodes) {
      if (isText(child)) {
        if (!isBlank(child.data)) words.push(seen(child.data));
      } else if (isElement(child) && !parts.includes(child)) {
        if (isLeaf(child) && !/^T/.test(child.tagName)) walk(child, words);
        else {
          flush(words);
          walk(child, words);
          flush(words);
        }
      }
    }
  };
  const flush = (words: string[]) => {
    if (words.length > 0) around.push(words.join(" "));
    words.length = 0;
  };
  const words: string[] = [];
  if (!parts.includes(body)) walk(body, words);
  flush(words);
  return { body: copy, around };
}
