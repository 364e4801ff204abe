import { isBlank } from "@/lib/text/seen";
import { type Marker, markerOf } from "./markers";
import { all, isElement, isText } from "./nodes";
import type { Tally } from "./report";
import type { Rules, Said } from "./said";
import { valueIn } from "./said";

type Open = { level: number; list: HTMLElement; id: string; last: Marker };

const paragraphs = "p, h1, h2, h3, h4, h5, h6, div";

/**
 * Word's and WPS's lists are paragraphs that look like lists. Each item keeps
 * its number: a list that begins at 3, begins anew or goes on after other
 * words is a list of its own with its start. Numbers that a page cannot count
 * by (一、, 2.1) stay before the words as they were written, and so do those
 * of headings.
 */
export function wordLists(body: HTMLElement, said: Said, rules: Rules, tally: Tally): void {
  let open: Open[] = [];
  for (const node of all(body, paragraphs)) {
    const [, list = "", level = "", run = ""] =
      /(l\d+)\s+level(\d)\s*(lfo\d+)?/.exec(said(node, "mso-list")) ?? [];
    if (!list || node.querySelector(paragraphs)) {
      // An empty line ends no list, nor does what only holds paragraphs.
      if (!list && !node.querySelector(paragraphs) && !isBlank(node.textContent)) open = [];
      continue;
    }
    const sign = takeSign(node, said);
    const rule = rules.get(`@list ${list}:level${level}`) ?? "";
    const depth = Number(level);
    open = follows(node, open[0]?.list) ? open.filter((each) => each.level <= depth) : [];
    const last = open.at(-1);
    const same = last?.level === depth ? last : undefined;
    const format = valueIn(rule, "mso-level-number-format");
    const marker =
      sign === undefined ? unsigned(format, rule, same) : markerOf(sign, same?.last, format);
    if (marker.kind === "text" || node.tagName.startsWith("H")) {
      if (marker.kind !== "bullet" && sign) node.prepend(sign, /[、）]$/u.test(sign) ? "" : " ");
      open = [];
      continue;
    }
    const item = itemOf(node);
    const id = `${list} ${run}`;
    if (same && continues(same, marker, id)) {
      same.list.append(item);
      same.last = marker;
    } else {
      if (same) open.pop();
      const fresh = listOf(node, marker, tally);
      const outer = open.at(-1)?.list;
      if (outer) (outer.lastElementChild ?? outer).append(fresh);
      else node.before(fresh);
      fresh.append(item);
      open.push({ level: depth, list: fresh, id, last: marker });
    }
    node.remove();
  }
}

/** The next number of the same list, or one more of its bullets. */
const continues = ({ last, id }: Open, marker: Marker, now: string) =>
  id === now &&
  (marker.kind === "bullet") === (last.kind === "bullet") &&
  (marker.value === undefined || marker.value === (last.value ?? 0) + 1);

/** Where the sign was not copied, Word's own description of the list says what it was. */
function unsigned(format: string, rule: string, same: Open | undefined): Marker {
  if (!format || format === "bullet") return { kind: "bullet" };
  const start = Number(valueIn(rule, "mso-level-start-at")) || 1;
  return { kind: "number", value: same?.last.value === undefined ? start : same.last.value + 1 };
}

/** Takes the sign out of a paragraph. @returns undefined where there is none */
function takeSign(node: HTMLElement, said: Said): string | undefined {
  const holder = all(node, "span").find((each) => said(each, "mso-list") === "ignore");
  if (!holder) return undefined;
  const sign = holder.textContent?.replace(/[\s\u00a0]+/g, "") ?? "";
  holder.remove();
  return sign;
}

function listOf(node: HTMLElement, { kind, value = 1 }: Marker, tally: Tally): HTMLElement {
  const list = node.ownerDocument.createElement(kind === "bullet" ? "ul" : "ol");
  if (kind !== "bullet" && value !== 1) list.setAttribute("start", `${value}`);
  if (kind === "letter" || kind === "roman") tally.add("numbering");
  return list;
}

function itemOf(node: HTMLElement): HTMLElement {
  const item = node.ownerDocument.createElement("li");
  const paragraph = node.ownerDocument.createElement("p");
  for (const name of ["class", "data-said"]) {
    const value = node.getAttribute(name);
    if (value) paragraph.setAttribute(name, value);
  }
  paragraph.append(...node.childNodes);
  item.append(paragraph);
  return item;
}

/** Nothing but space stands between the list that was begun and this paragraph. */
function follows(node: HTMLElement, outermost: HTMLElement | undefined): boolean {
  if (!outermost) return false;
  let before = node.previousSibling;
  while (before && before !== outermost) {
    const blank = isText(before) || (isElement(before) && /^(?:P|DIV)$/.test(before.tagName));
    if (!blank || before.textContent?.replace(/[\s\u00a0]/g, "")) return false;
    before = before.previousSibling;
  }
  return before === outermost;
}
