import { createHash } from "node:crypto";

/** What Next answered with 200. */
export type Rendered = { type: string; body: Buffer };

export type Finished = { body: Buffer; headers: Record<string, string> };

/**
 * What leaves of an answer: the bytes and the headers that belong to them.
 * A page sheds the framework's scripts, their preloads and its inline
 * payload, for it is complete without them, and gets a policy that names
 * the only inline script left.
 *
 * @param aside HTML that is put in last: by the mark that stands for it
 * @throws when the page would be incomplete without the framework's scripts
 */
export function stripScripts(
  { type, body }: Rendered,
  aside?: ReadonlyMap<string, string>,
): Finished {
  if (!type.startsWith("text/html")) return { body, headers: { "Content-Type": type } };
  const html = withAside(withoutFramework(body.toString("utf8")), aside ?? new Map());
  return {
    body: Buffer.from(html),
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": contentSecurityPolicy(html),
    },
  };
}

/** @throws when none of it has a place, or something has several */
function withAside(html: string, aside: ReadonlyMap<string, string>): string {
  let whole = html;
  let placed = 0;
  for (const [mark, inner] of aside) {
    const [before = "", after, ...others] = whole.split(mark);
    // React may have asked a component twice, and taken what it gave the second time.
    if (after === undefined) continue;
    if (others.length > 0) throw new Error("what was laid aside has several places on the page");
    whole = before + inner + after;
    placed += 1;
  }
  if (placed === 0 && aside.size > 0) throw new Error("what was laid aside is not on the page");
  return whole;
}

/** Kinds of script element that no browser runs as a program. */
const dataScript = /\stype="(?:application\/ld\+json|speculationrules)"/;

/** What React leaves where a script is to put the content in later. */
const pending = [
  '<template id="B:',
  '<template id="P:',
  '<div hidden id="S:',
  '<div hidden="" id="S:',
];

const endOfScript = "</script>";

/**
 * Drops the framework's scripts. HTML that React has written is regular
 * enough for this: attributes are quoted and a script cannot contain its
 * own end tag. Pinned to Next's version by strip-scripts.test.ts.
 *
 * @throws when content waits for a script to be put in its place
 */
export function withoutFramework(html: string): string {
  const page = withoutScripts(html)
    .replace(/<link\b(?=[^>]*\brel="(?:preload|modulepreload)")(?=[^>]*\bas="script")[^>]*>/g, "")
    .replace(/<!--(?:\$|\/\$|&|\/&|\$!|\$\?)-->/g, "");
  if (pending.some((mark) => page.includes(mark))) {
    throw new Error("the page is not complete without a script");
  }
  return page;
}

/** In parts and not by one expression: two thirds of what Next answers are scripts. */
function withoutScripts(html: string): string {
  const [start = "", ...parts] = html.split(/<script(?=[\s>])/);
  const kept = parts.map((part) => {
    const end = part.indexOf(endOfScript);
    if (end < 0) return `<script${part}`;
    const isData = dataScript.test(part.slice(0, part.indexOf(">")));
    return isData ? `<script${part}` : part.slice(end + endOfScript.length);
  });
  return start + kept.join("");
}

/** Nothing but this site's own styles, fonts and pictures; no script at all. */
export function contentSecurityPolicy(html: string): string {
  const [, from] = html.split('<script type="speculationrules">', 2);
  const rules = from?.slice(0, from.indexOf(endOfScript));
  const scripts = rules === undefined ? "'none'" : `'sha256-${sha256(rules)}'`;
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    // No script can use it; tools that judge a page fetch robots.txt from within it.
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "report-uri /csp-report",
  ].join("; ");
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");
