/**
 * What Word and web pages put on the clipboard, made into the plain HTML that
 * the editor's parser reads: paragraphs, headings, lists, quotes, tables,
 * links, bold and italic. Runs in a browser (`DOMParser`).
 *
 * The parser drops every element and attribute that the text has no use for;
 * here is what it cannot know: Word's lists are paragraphs that look like
 * lists, Google's bold is a tag that says "not bold", headings come at any
 * level, and tables stand inside layout tables.
 */
export function cleanPasted(html: string): string {
  const page = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  const { body } = page;
  const all = (selector: string) => [...body.querySelectorAll<HTMLElement>(selector)];
  // Copied out of this editor: already what it should be.
  if (body.querySelector("[data-pm-slice]")) return html;

  for (const node of all("style, script, meta, link, title, svg, iframe, object, img"))
    node.remove();
  for (const comment of commentsIn(page)) comment.remove();
  for (const node of all("[data-said*='mso-list:Ignore'], [data-said*='mso-list: Ignore']")) {
    const marker = node.textContent?.trim() ?? "";
    node.closest("p")?.setAttribute("data-marker", marker);
    node.remove();
  }
  for (const node of all("[data-said*='display:none'], [data-said*='display: none'], [hidden]"))
    node.remove();
  wordLists(body);
  for (const node of all("h1, h4, h5, h6")) renamed(node, node.tagName === "H1" ? "h2" : "h3");
  // A table of one cell, or for layout, is its content.
  for (const table of all("table").reverse()) {
    const cells = table.querySelectorAll("td, th");
    if (cells.length <= 1 || table.getAttribute("role") === "presentation") unwrapCells(table);
  }
  for (const node of all("b, strong, i, em, span")) honestMark(node);
  for (const node of all("a[href]")) honestLink(node);
  for (const node of all("p, div, h2, h3, li")) if (onlySpace(node)) node.remove();
  for (const node of all("[class], [data-said]")) {
    node.removeAttribute("class");
    node.removeAttribute("data-said");
  }
  return body.innerHTML.replace(/\u00a0(?=[\u00a0 ])| (?=\u00a0)/g, "");
}

/**
 * Styles are read here and never applied; but a document with them breaks the
 * desk's policy the moment it is parsed, and every paste would be reported.
 */
const withoutStyles = (html: string): string =>
  html
    .replace(/<style\b[\s\S]*?<\/style>/gi, "")
    .replace(/(<[a-z][^<>]*?\s)style(?=\s*=)/gi, "$1data-said");

const word = /MsoListParagraph|MsoList/;
const ordered = /^[(（]?(?:\d+|[a-z]|[ivx]+|[一二三四五六七八九十]+)[.)、）．]/i;

/** Paragraphs in a row that Word shows as a list, as lists within lists. */
function wordLists(body: HTMLElement): void {
  let open: { level: number; list: HTMLElement }[] = [];
  for (const node of [...body.querySelectorAll<HTMLElement>("p")]) {
    const style = node.dataset.said ?? "";
    const level = Number(/mso-list:[^;]*level(\d)/i.exec(style)?.[1] ?? 0);
    const isItem = level > 0 && (word.test(node.className) || node.hasAttribute("data-marker"));
    if (!isItem) {
      open = [];
      continue;
    }
    const before = open.at(-1)?.list;
    if (before && !follows(before, node, open[0]?.list)) open = [];
    open = open.filter((each) => each.level <= level);
    const last = open.at(-1);
    const item = node.ownerDocument.createElement("li");
    if (last?.level === level) last.list.append(item);
    else {
      const kind = ordered.test(node.getAttribute("data-marker") ?? "") ? "ol" : "ul";
      const list = node.ownerDocument.createElement(kind);
      if (last) (last.list.lastElementChild ?? last.list).append(list);
      else node.before(list);
      list.append(item);
      open.push({ level, list });
    }
    const paragraph = node.ownerDocument.createElement("p");
    paragraph.append(...node.childNodes);
    item.append(paragraph);
    node.remove();
  }
}

/** Nothing but space stands between the list that was begun and this paragraph. */
function follows(_list: HTMLElement, node: HTMLElement, outermost: HTMLElement | undefined) {
  let before = node.previousSibling;
  while (before && before.nodeType === 3 && !before.textContent?.trim()) {
    before = before.previousSibling;
  }
  return before === outermost;
}

/** Bold and italic are what looks so, whatever the tag. */
function honestMark(node: HTMLElement): void {
  const said = (property: string) =>
    new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i")
      .exec(node.dataset.said ?? "")?.[1]
      ?.trim() ?? "";
  const [fontWeight, fontStyle] = [said("font-weight"), said("font-style")];
  const { tagName } = node;
  const plainWeight = /^(?:normal|lighter|[1-4]00)$/.test(fontWeight);
  if (/^(?:B|STRONG)$/.test(tagName) && (plainWeight || node.id.startsWith("docs-internal-guid")))
    return void node.replaceWith(...node.childNodes);
  if (/^(?:I|EM)$/.test(tagName) && fontStyle === "normal")
    return void node.replaceWith(...node.childNodes);
  if (tagName !== "SPAN" || node.hasAttribute("data-foreign")) return;
  const bold = /^(?:bold|[6-9]00)$/.test(fontWeight);
  const italic = fontStyle === "italic";
  const inner = [...node.childNodes];
  const wrap = (tag: string, children: ChildNode[]) => {
    const element = node.ownerDocument.createElement(tag);
    element.append(...children);
    return [element] as ChildNode[];
  };
  const styled = italic ? wrap("em", inner) : inner;
  node.replaceWith(...(bold ? wrap("strong", styled) : styled));
}

/** Links to a place in the copied page, and to a file on somebody's disk, lead nowhere here. */
function honestLink(node: HTMLElement): void {
  const href = node.getAttribute("href") ?? "";
  if (!/^(?:https?:|mailto:)/i.test(href)) return void node.replaceWith(...node.childNodes);
  const url = URL.canParse(href) ? new URL(href) : undefined;
  for (const name of [...(url?.searchParams.keys() ?? [])]) {
    if (/^(?:utm_|fbclid|gclid|yclid|spm$)/.test(name)) url?.searchParams.delete(name);
  }
  if (url) node.setAttribute("href", url.href);
}

function unwrapCells(table: HTMLElement): void {
  const cells = [...table.querySelectorAll("td, th")];
  table.replaceWith(...cells.flatMap((cell) => [...cell.childNodes]));
}

function renamed(node: HTMLElement, tag: string): void {
  const fresh = node.ownerDocument.createElement(tag);
  fresh.append(...node.childNodes);
  node.replaceWith(fresh);
}

const onlySpace = (node: HTMLElement) =>
  !node.querySelector("figure, table, li") && !node.textContent?.replace(/[\s\u00a0]/g, "");

function commentsIn(page: Document): ChildNode[] {
  const walker = page.createTreeWalker(page.body, 128 /* NodeFilter.SHOW_COMMENT */);
  const found: ChildNode[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as ChildNode);
  return found;
}
