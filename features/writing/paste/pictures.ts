import { all, signItem } from "./nodes";
import type { Tally } from "./report";

/**
 * Characters that Unicode gives to no text (UAX: noncharacters), where a
 * picture or a frame stood. They go through the editor's parser like words;
 * gaps.ts takes them out of the text in the same step, and marks the place.
 */
export const gapSigns = { picture: "\ufdd0", embed: "\ufdd1" } as const;
export type GapKind = keyof typeof gapSigns;
export const anyGap = /[\ufdd0\ufdd1]/u;

const embeds =
  "iframe, video, audio, object, embed, canvas, mpvideo, mpvoice, mp-common-videosnap, mp-common-mpaudio, qqmusic";
const controls = "input, select, textarea, button";

/** Puts a sign where each picture, film and frame stood, and takes fields away. */
export function signPictures(body: HTMLElement, tally: Tally): void {
  for (const node of all(body, "[role='checkbox'] img")) node.remove();
  for (const node of all(body, "li[role='checkbox'], li[aria-checked]")) {
    signItem(node, node.getAttribute("aria-checked") === "true" ? "☑ " : "☐ ");
  }
  for (const node of all(body, "li input[type='checkbox']")) {
    signTask(node);
  }
  for (const node of all(body, embeds)) {
    if (node.isConnected) leave(node, "embed", tally);
  }
  for (const node of all(body, "img, svg")) {
    if (!node.isConnected) continue;
    const emoji = emojiOf(node);
    if (emoji) node.replaceWith(emoji);
    else if (isDrawing(node) || isPicture(node)) leave(node, "picture", tally);
    else node.remove();
  }
  for (const node of all(body, controls)) {
    if (!node.isConnected) continue;
    if (node.getAttribute("type") !== "hidden") tally.add("form");
    node.remove();
  }
}

/** A box to be ticked, alone in its item's label or before the words. */
function signTask(box: HTMLElement): void {
  const sign = box.hasAttribute("checked") ? "☑ " : "☐ ";
  const item = box.closest("li");
  const label = box.closest("label");
  box.remove();
  if (label && !label.textContent?.trim()) label.remove();
  const words = item && [...item.children].find(({ tagName }) => /^(?:DIV|P)$/.test(tagName));
  if (words) signItem(words, sign);
  else item?.prepend(sign);
}

function leave(node: HTMLElement, kind: GapKind, tally: Tally): void {
  tally.add(kind);
  node.replaceWith(gapSigns[kind]);
}

/** Sites show emoji as pictures of their own. */
const emojiOf = (node: HTMLElement) =>
  /^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u.exec(node.getAttribute("alt") ?? "")?.[0];

const sizeOf = (node: HTMLElement) =>
  ["width", "height"].map((name) => Number.parseFloat(node.getAttribute(name) ?? "") || undefined);

/** Not what counts readers, nor an empty frame that a script would fill. */
function isPicture(node: HTMLElement): boolean {
  if (node.tagName.toLowerCase() === "svg") return false;
  if (sizeOf(node).some((size) => size !== undefined && size <= 2)) return false;
  const sources = ["src", "data-src", "srcset", "data-original", "data-croporisrc"];
  return sources.some((name) => node.getAttribute(name)?.trim());
}

/** A drawing, such as a chart; smaller ones are signs of buttons and links. */
function isDrawing(node: HTMLElement): boolean {
  if (node.tagName.toLowerCase() !== "svg") return false;
  return sizeOf(node).some((size) => size !== undefined && size >= 64);
}
