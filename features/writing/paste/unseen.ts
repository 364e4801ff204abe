import { isBlank } from "@/lib/text/seen";
import { all, commentsIn, isElement, unwrap } from "./nodes";
import type { Tally } from "./report";
import type { Said } from "./said";

/** Nothing that a reader of the page would see. */
const never =
  "style, script, meta, link, title, template, noscript, annotation, annotation-xml, rp, map, datalist";
/** For screen readers, said in other words beside it; and what some sites hang on each heading. */
const aside =
  ".sr-only, .visually-hidden, .screen-reader-text, .katex-html, a[aria-hidden='true'], .msocomanchor, .MsoCommentReference, .mw-editsection";

/**
 * Takes out what was not to be seen where it was copied: hidden parts,
 * comments of Word, and what somebody has struck out or deleted in a tracked
 * text. Struck words would become words again.
 */
export function takeOutUnseen(body: HTMLElement, said: Said, tally: Tally): void {
  for (const node of commentsIn(body)) node.remove();
  for (const node of all(body, never)) node.remove();
  for (const node of all(body, "[data-said*='mso-element'], [class], [data-said*='mso-comment']")) {
    const part = said(node, "mso-element");
    if (part === "comment-list") {
      tally.add("comment", Math.max(1, all(node, "[data-said*='comment-list'] > div").length));
      node.remove();
    }
    // The words that are commented stay.
    if (said(node, "mso-comment-reference") && node.tagName === "A") unwrap(node);
  }
  for (const node of all(body, aside)) node.remove();
  for (const node of all(body, "*")) if (isHidden(node, said)) node.remove();
  for (const node of all(body, "del, s, strike, .msoDel, span, font")) {
    if (!node.isConnected || !isStruck(node, said)) continue;
    if (node.textContent?.trim()) tally.add("struck");
    node.remove();
  }
  // Word's tabs are drawn of fixed spaces.
  for (const node of all(body, "span")) {
    // WPS says the latter of every run of words.
    const drawn = said(node, "mso-tab-count") || said(node, "mso-spacerun");
    if (drawn && isBlank(node.textContent)) node.replaceWith(" ");
    else if (isConvertedSpace(node)) node.replaceWith(" ");
  }
  for (const node of all(body, "rt")) {
    // What was read above the characters, in brackets after them.
    node.replaceWith(`（${node.textContent?.trim() ?? ""}）`);
  }
  for (const node of all(body, "q")) {
    node.prepend("“");
    node.append("”");
  }
}

function isHidden(node: HTMLElement, said: Said): boolean {
  return (
    node.hasAttribute("hidden") ||
    said(node, "display") === "none" ||
    said(node, "mso-hide") === "all" ||
    said(node, "visibility") === "hidden"
  );
}

const isStruck = (node: HTMLElement, said: Said) =>
  /^(?:DEL|S|STRIKE)$/.test(node.tagName) ||
  node.classList.contains("msoDel") ||
  /line-through/.test(said(node, "text-decoration") + said(node, "text-decoration-line"));

/** Browsers copy some spaces as fixed ones in a bare `span`. */
const isConvertedSpace = (node: HTMLElement) =>
  node.textContent === "\u00a0" &&
  (node.attributes.length === 0 || node.classList.contains("Apple-converted-space")) &&
  ![...node.childNodes].some(isElement);
