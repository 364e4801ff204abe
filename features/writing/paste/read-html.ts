import { type Rules, rulesIn } from "./said";

/**
 * HTML from anywhere as a document that applies none of its styles: they are
 * read here (see said.ts), but a document with them, or with handlers of
 * events, breaks the desk's policy the moment it is parsed, and every paste
 * would be reported.
 */
export function readHtml(html: string): { page: Document; rules: Rules } {
  const { text, css } = withoutStyles(html);
  return { page: new DOMParser().parseFromString(text, "text/html"), rules: rulesIn(css) };
}

const tagName = /<([a-z][^\s/>]*)/giy;
const attribute = /[\s/]*([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"'][^\s>]*))?/gy;

/**
 * `style` attributes become `data-said`, `style` elements are taken out. Tag
 * by tag and never back: a pattern over the whole text takes quadratic time
 * on what is not closed, and misses an attribute behind a `>` in quotes.
 */
function withoutStyles(html: string): { text: string; css: string } {
  const out: string[] = [];
  const css: string[] = [];
  let at = 0;
  /** Looked for once: what is not there before the end is not there later. */
  const lastComment = html.lastIndexOf("-->");
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) break;
    out.push(html.slice(at, open));
    tagName.lastIndex = open;
    const name = tagName.exec(html)?.[1];
    if (!name) {
      const comment = html.startsWith("<!--", open) && lastComment > open;
      at = comment ? html.indexOf("-->", open) + 3 : open + 1;
      // Comments hold what only Word reads, styles included.
      if (comment) css.push(styleSheets(html.slice(open, at)));
      else out.push("<");
      continue;
    }
    const tag = tagFrom(html, open, name);
    at = tag.end;
    if (!/^style$/i.test(name)) {
      out.push(tag.text);
      continue;
    }
    const close = endOfStyle(html, at);
    css.push(html.slice(at, close));
    at = close;
  }
  out.push(html.slice(at));
  return { text: out.join(""), css: css.join("\n") };
}

function tagFrom(html: string, open: number, name: string): { text: string; end: number } {
  const parts = [`<${name}`];
  attribute.lastIndex = open + name.length + 1;
  let end = attribute.lastIndex;
  for (let found = attribute.exec(html); found; found = attribute.exec(html)) {
    end = attribute.lastIndex;
    const [, key = "", value] = found;
    if (/^on/i.test(key)) continue;
    const kept = /^style$/i.test(key) ? "data-said" : key;
    parts.push(value === undefined ? kept : `${kept}=${value}`);
  }
  // What is in no form of an attribute (a quotation mark that never closes) ends with the tag.
  const close = html.indexOf(">", end);
  const slash = close > 0 && html[close - 1] === "/" ? " /" : "";
  return { text: `${parts.join(" ")}${slash}>`, end: close < 0 ? html.length : close + 1 };
}

function endOfStyle(html: string, from: number): number {
  const close = /<\/style/gi;
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

function styleSheets(comment: string): string {
  const open = comment.search(/<style\b/i);
  return open < 0 ? "" : comment.slice(open, endOfStyle(comment, open));
}
