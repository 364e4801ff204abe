import type { Collector } from "@/features/importing/report/collect";
import type { CountedKind } from "@/features/importing/report/import-report";
import type { LooseNode } from "@/features/publication/body/loose-node";
import type { Body } from "@/features/publication/schema";
import { all, isElement, isText } from "@/features/writing/paste/nodes";
import type { Rules } from "@/features/writing/paste/said";
import { type Said, sayer } from "@/features/writing/paste/said";
import { seen } from "@/lib/text/seen";

/** What a part of a page has, before it is cleaned. */
export type Found = {
  /** The words of each of its lines. */
  lines: string[];
  counts: Record<Exclude<CountedKind, "picture" | "note" | "paragraph">, number>;
};

const selectors = {
  heading: "h1, h2, h3, h4, h5, h6",
  list: "ul, ol",
  quotation: "blockquote",
  table: "table",
  link: "a[href]",
} as const;

/**
 * Counts a part of a page by itself: what an import says that it found must
 * not be worked out from what it took.
 */
export function countPart(part: HTMLElement, rules: Rules): Found {
  const said = sayer(rules);
  const counts = Object.fromEntries(
    Object.entries(selectors).map(([kind, selector]) => [
      kind,
      all(part, selector).filter(
        (node) => !isUnseen(node, said, part) && seen(node.textContent ?? "") !== "",
      ).length,
    ]),
  ) as Found["counts"];
  return { counts, lines: linesOf(part, said) };
}

const never =
  /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|TITLE|META|LINK|OPTION|SELECT|TEXTAREA|BUTTON|IFRAME|VIDEO|AUDIO|OBJECT|SVG|DEL|S|STRIKE|RP)$/i;
const inline =
  /^(?:A|ABBR|B|BIG|CITE|CODE|DFN|EM|FONT|I|INS|KBD|LABEL|MARK|Q|RUBY|RB|SAMP|SMALL|SPAN|STRONG|SUB|SUP|TIME|TT|U|VAR|WBR)$/;

function isUnseen(node: Element, said: Said, root: Element): boolean {
  for (let at: Element | null = node; at && at !== root; at = at.parentElement) {
    if (isHidden(at, said)) return true;
  }
  return false;
}

const isHidden = (node: Element, said: Said) =>
  never.test(node.tagName) ||
  node.hasAttribute("hidden") ||
  said(node, "display") === "none" ||
  said(node, "visibility") === "hidden" ||
  /line-through/.test(said(node, "text-decoration") + said(node, "text-decoration-line"));

function linesOf(part: HTMLElement, said: Said): string[] {
  const lines: string[] = [];
  let line = "";
  const end = () => {
    const words = bare(line);
    if (words !== "") lines.push(seen(line));
    line = "";
  };
  const walk = (node: Node) => {
    for (const child of node.childNodes) {
      if (isText(child)) line += child.data;
      else if (!isElement(child) || isHidden(child, said)) continue;
      else if (inline.test(child.tagName) && child.tagName !== "BR") walk(child);
      else {
        end();
        walk(child);
        end();
      }
    }
  };
  walk(part);
  end();
  return lines;
}

/** Words without what an import may change: spaces, and signs that the text has otherwise. */
const bare = (words: string) =>
  words
    .normalize("NFC")
    .replace(
      /[\ufdd0-\ufdef]|\p{Default_Ignorable_Code_Point}|[\s\u2800▲△•·●■◆○“”"‘’'（）()☐☑|]/gu,
      "",
    );

/**
 * Sets what came in beside what was found: a line whose words are neither in
 * the text nor said to be left out is named, whatever lost it.
 *
 * @param captions words that stand with the pictures
 * @param taken words that were taken as something else: title, credits, what leads to other pages
 */
export function reconcile(
  found: Found,
  body: Body | undefined,
  { captions, taken }: { captions: readonly string[]; taken: readonly string[] },
  collector: Collector,
): void {
  const has: Record<string, number> = {};
  const texts: string[] = [];
  let links = 0;
  let linkBefore = "";
  const walk = (node: LooseNode) => {
    has[node.type ?? ""] = (has[node.type ?? ""] ?? 0) + 1;
    for (const name of ["caption", "attribution"]) {
      const words = node.attrs?.[name];
      if (typeof words === "string") texts.push(words);
    }
    const link = node.marks?.find(({ type }) => type === "link");
    const leads = link ? JSON.stringify(link.attrs) : "";
    if (leads && leads !== linkBefore) links += 1;
    linkBefore = leads;
    if (node.text) texts.push(node.text);
    node.content?.forEach(walk);
    if (node.type === "paragraph" || node.type === "heading") linkBefore = "";
  };
  if (body) walk(body as LooseNode);
  const came = bare([...texts, ...captions].join(""));
  const other = bare(taken.join(" "));
  let imported = 0;
  let apart = 0;
  for (const line of found.lines) {
    const words = bare(line);
    if (came.includes(words)) imported += 1;
    else if (other.includes(words)) apart += 1;
    else if (isThere(line, came + other)) imported += 1;
    else {
      collector.count("paragraph", "missing");
      collector.remark("words-missing", "Words of the page are not in the draft: look for them.", {
        words: line,
      });
    }
  }
  if (imported > 0) collector.count("paragraph", "imported", imported);
  if (apart > 0) collector.count("paragraph", "leftOut", apart);
  const lists = (has.bulletList ?? 0) + (has.orderedList ?? 0);
  const blocks = {
    heading: has.heading ?? 0,
    list: lists,
    quotation: has.blockquote ?? 0,
    table: has.table ?? 0,
    link: links,
  };
  for (const [kind, count] of Object.entries(blocks) as [keyof Found["counts"], number][]) {
    if (count > 0) collector.count(kind, "imported", count);
    const apart = found.counts[kind] - count;
    if (apart <= 0) continue;
    collector.count(kind, "leftOut", apart);
    const told = collector.remarks.map(({ code }) => code);
    // Every number has its reason; of these a paste says nothing.
    if (kind === "link" && !told.includes("link-left-out")) {
      const message = "Links to places within the page kept their words and no address.";
      collector.remark("link-left-out", message, undefined, apart);
    }
    if (kind === "table" && !told.includes("table-flattened")) {
      const message = "Tables that only placed things became the paragraphs in them.";
      collector.remark("table-layout", message, undefined, apart);
    }
  }
}

/** A line that was parted, by a picture or a break, is there in its parts. */
function isThere(line: string, came: string): boolean {
  const parts = line
    .split(/[\s。.!?！？；;]+/u)
    .map(bare)
    .filter(Boolean);
  return parts.length > 1 && parts.every((part) => came.includes(part));
}
