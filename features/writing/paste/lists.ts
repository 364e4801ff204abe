import { all, isElement, isText, renamed, unwrap } from "./nodes";
import type { Tally } from "./report";
import type { Said } from "./said";

const isList = (node: Node | null | undefined): node is HTMLElement =>
  isElement(node) && /^[OU]L$/.test(node.tagName);
const counted = /decimal|alpha|latin|roman|greek|cjk|hanja|chinese|hebrew|armenian|georgian/;

/**
 * Lists as a text has them: items hold paragraphs and lists, and lists hold
 * items. LibreOffice, Google Docs and WPS put a list beside the item that it
 * belongs to; Word's web page gives each item a list of its own, and its
 * level in an attribute.
 */
export function listsAsTheyAre(body: HTMLElement, said: Said, tally: Tally): void {
  for (const node of all(body, "ul, ol")) honestKind(node, said, tally);
  for (const node of all(body, "ul, ol")) joinSingles(node);
  for (const node of all(body, "ul, ol")) itemsOnly(node);
  for (const node of all(body, "ul, ol")) sunken(node);
  for (const node of all(body, "li")) if (!isList(node.parentNode)) wrapItem(node);
  for (const node of all(body, "ol")) splitAtValues(node);
  for (const node of all(body, "ul, ol")) if (!node.children.length) node.remove();
}

/** Numbered is what is shown with numbers, whatever the tag. */
function honestKind(node: HTMLElement, said: Said, tally: Tally): void {
  const first = [...node.children].find((each) => each.tagName === "LI");
  const style =
    said(node, "list-style-type") ||
    (first && said(first, "list-style-type")) ||
    said(node, "list-style");
  const numbered = counted.test(style);
  const bullets = /disc|circle|square/.test(style);
  const ordered = numbered || (node.tagName === "OL" && !bullets);
  const list = ordered === (node.tagName === "OL") ? node : renamed(node, ordered ? "ol" : "ul");
  const type = list.getAttribute("type") ?? "";
  const other = numbered ? !/decimal/.test(style) : /^[ai]$/i.test(type);
  if (ordered && (other || list.hasAttribute("reversed"))) tally.add("numbering");
}

const levelOf = (item: Element) =>
  Number(item.getAttribute("data-aria-level") ?? item.getAttribute("aria-level") ?? 0);

/** Word's web page: `<ol start=2>` of one item in a wrapper of its own, after that of item 1. */
function joinSingles(list: HTMLElement): void {
  const [item, other] = list.children;
  const id = item?.getAttribute("data-listid");
  if (!item || !id || other) return;
  const wrapper = list.parentElement;
  const alone = wrapper?.children.length === 1 && wrapper.tagName === "DIV";
  const before = (alone ? wrapper : list).previousElementSibling;
  const earlier = isList(before) ? before : before?.lastElementChild;
  const last = isList(earlier) ? earlier.lastElementChild : undefined;
  if (!isList(earlier) || !last || last.getAttribute("data-listid") !== id) return;
  // Its levels are one list, whose numbers go on or begin within it.
  const top = [...earlier.children].filter((each) => levelOf(each) === levelOf(item));
  const start = whole(list.getAttribute("start")) ?? 1;
  if (list.tagName === "OL" && top.length > 0 && start !== top.length + 1) return;
  if (list.tagName !== earlier.tagName && levelOf(item) <= levelOf(earlier.children[0] ?? item))
    return;
  item.setAttribute("data-kind", list.tagName);
  earlier.append(item);
  list.remove();
  if (alone) wrapper?.remove();
}

/** What stands in a list and is no item becomes one; a list belongs to the item before it. */
function itemsOnly(list: HTMLElement): void {
  for (const child of [...list.childNodes]) {
    if (isElement(child) && child.tagName === "LI") continue;
    if (isText(child) && !child.data.trim()) {
      child.remove();
      continue;
    }
    const before = child.previousSibling;
    if (isList(child) && isElement(before)) before.append(child);
    else {
      const item = list.ownerDocument.createElement("li");
      child.replaceWith(item);
      item.append(child);
    }
  }
}

/** Levels that are said by an attribute alone. */
function sunken(list: HTMLElement): void {
  const items = [...list.children] as HTMLElement[];
  const top = levelOf(items[0] ?? list);
  if (!top || items.every((item) => levelOf(item) === top)) return;
  const open: { level: number; list: HTMLElement }[] = [{ level: top, list }];
  for (const item of items) {
    const level = Math.max(levelOf(item) || top, top);
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop();
    const last = open.at(-1);
    if (!last || last.level >= level) {
      last?.list.append(item);
      continue;
    }
    const kind = item.getAttribute("data-kind") ?? list.tagName;
    const inner = list.ownerDocument.createElement(kind);
    (last.list.lastElementChild ?? last.list).append(inner);
    inner.append(item);
    open.push({ level, list: inner });
  }
}

function wrapItem(item: HTMLElement): void {
  const before = item.previousElementSibling;
  if (isList(before) && before.hasAttribute("data-loose")) return void before.append(item);
  const list = item.ownerDocument.createElement("ul");
  list.setAttribute("data-loose", "");
  item.before(list);
  list.append(item);
}

const whole = (text: string | null) =>
  /^\s*[+-]?\d{1,6}/.test(text ?? "") ? Number.parseInt(text ?? "", 10) : undefined;

/** Where an item says another number than its place has, a list begins that starts there. */
function splitAtValues(list: HTMLElement): void {
  let current = list;
  let next = whole(list.getAttribute("start")) ?? 1;
  for (const item of [...list.children]) {
    const value = whole(item.getAttribute("value")) ?? next;
    if (value !== next) {
      if (item === current.firstElementChild) current.setAttribute("start", `${value}`);
      else {
        const fresh = list.ownerDocument.createElement("ol");
        fresh.setAttribute("start", `${value}`);
        current.after(fresh);
        current = fresh;
      }
    }
    if (current !== list) current.append(item);
    next = value + 1;
  }
}

/** What an item cannot hold stands in it as paragraphs. */
export function plainItems(body: HTMLElement): void {
  for (const node of all(body, "li :is(h1, h2, h3, h4, h5, h6)")) renamed(node, "p");
  for (const node of all(body, "li blockquote")) unwrap(node);
}
