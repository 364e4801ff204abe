import { all } from "@/features/writing/paste/nodes";
import { type Said, sayer } from "@/features/writing/paste/said";
import type { Page } from "./page-of";

/** What shows nothing, runs something, or would be asked for over the network. */
const gone =
  "script, style, noscript, template, iframe, frame, object, embed, applet, base, meta, link, video, audio, source, svg, canvas, form input, button, select, textarea";
/** What says how a table or a list goes on, and in which language words are. */
const kept = /^(?:colspan|rowspan|start|lang|dir|alt)$/;

/**
 * The whole page as a reader saw it, in order and structure, to be compared
 * with its draft: no script, no address and no style is left in it, so that
 * a frame that shows it asks nobody for anything.
 */
export function asItStood({ document, rules }: Pick<Page, "document" | "rules">): string {
  const body = document.body.cloneNode(true) as HTMLElement;
  const said = sayer(rules);
  for (const node of all(body, gone)) node.remove();
  for (const node of all(body, "*")) {
    if (isHidden(node, said)) node.remove();
  }
  for (const node of all(body, "*")) {
    if (node.tagName === "IMG") standIn(node);
    for (const { name } of [...node.attributes]) if (!kept.test(name)) node.removeAttribute(name);
  }
  return body.innerHTML;
}

/** WeChat hides its text until its scripts have run. */
const isHidden = (node: Element, said: Said) =>
  node.hasAttribute("hidden") || said(node, "display") === "none";

/** The name of its file stands where a picture stood. */
function standIn(image: HTMLElement): void {
  const source = image.getAttribute("src") ?? image.getAttribute("data-src") ?? "";
  const file = source.startsWith("data:") ? "" : (source.split(/[?#]/)[0]?.split("/").at(-1) ?? "");
  const words = image.getAttribute("alt") || file;
  image.replaceWith(`[▣ ${words}] `);
}
