import { all, isElement, isText } from "@/features/writing/paste/nodes";
import type { Said } from "@/features/writing/paste/said";
import { isBlank, seen } from "@/lib/text/seen";
import { captionSign, pictureSign, saidBySign } from "./picture-signs";

/** A picture as a page names it. */
export type FoundPicture = {
  /** Addresses that it has in the page, the one that was shown first. */
  sources: string[];
  alt: string;
  caption?: string;
};

export type PicturesIn = {
  pictures: FoundPicture[];
  /** What counts readers, spacers, signs of buttons: not what the page shows. */
  passedOver: number;
};

/** Where pages that load their pictures later keep the addresses. */
const laterSources = [
  "data-src",
  "data-original",
  "data-lazy-src",
  "data-actualsrc",
  "data-echo",
  "data-url",
  "data-croporisrc",
];
const largestSign = 32;

/**
 * Puts a sign where each picture of an article stands, and one before the
 * words that stand under it as its caption, whichever way the page says so.
 */
export function signFigures(body: HTMLElement, said: Said): PicturesIn {
  const found: PicturesIn = { pictures: [], passedOver: 0 };
  takeNoscript(body);
  for (const node of all(body, "img, image, picture > source, input[type='image']")) {
    if (node.tagName === "SOURCE") continue;
    const sources = sourcesOf(node);
    if (isEmoji(node)) continue;
    if (sources.length === 0 || isSpacer(node, sources, said)) {
      found.passedOver += 1;
      node.remove();
      continue;
    }
    const index = found.pictures.length;
    found.pictures.push({ sources, alt: altOf(node) });
    node.replaceWith(pictureSign(index));
  }
  for (const name of all(
    body,
    "blockquote > footer, blockquote > cite, blockquote > p:last-child > cite:only-child",
  )) {
    name.prepend(saidBySign);
  }
  for (const figure of all(body, "figure, .wp-caption, [id^='attachment_']")) captionOf(figure);
  for (const node of all(body, "p, div, section, center, td, figure")) underPicture(node, said);
  return found;
}

/** A page for readers without scripts has the true picture beside the one that a script would fill. */
function takeNoscript(body: HTMLElement): void {
  for (const node of all(body, "noscript")) {
    const image = node.querySelector("img");
    if (!image) continue;
    const before = node.previousElementSibling;
    const lazy = before?.tagName === "IMG" ? before : before?.querySelector("img");
    if (lazy && sourcesOf(lazy).every((each) => each.startsWith("data:"))) lazy.replaceWith(image);
    else if (!lazy) node.replaceWith(image);
    node.remove();
  }
}

function sourcesOf(node: Element): string[] {
  const sets = [
    node,
    ...(node.parentElement?.tagName === "PICTURE" ? all(node.parentElement, "source") : []),
  ];
  const shown =
    node.getAttribute("src") ?? node.getAttribute("href") ?? node.getAttribute("xlink:href");
  const given = [
    shown,
    ...laterSources.map((name) => node.getAttribute(name)),
    ...sets.flatMap((each) => [
      largestOf(each.getAttribute("srcset")),
      largestOf(each.getAttribute("data-srcset")),
    ]),
  ];
  const sources = given.flatMap((each) => (each && !isBlank(each) ? [each.trim()] : []));
  // An empty frame of one pixel stands where a script would put the picture.
  const shows = sources.filter(
    (each) => !/(?:placeholder|loading|lazy(?:load)?|blank|spacer|transparent)[^/]*$/i.test(each),
  );
  const real = (shows.length > 0 ? shows : sources).filter(
    (each) => !/^data:image\/(?:gif|svg)|^about:|^javascript:/i.test(each),
  );
  return [
    ...new Set(
      real.length > 0
        ? real
        : sources.filter((each) => /^data:image\/gif/i.test(each) && each.length > 400),
    ),
  ];
}

/** The widest of a `srcset`, or the one for the densest screen. */
function largestOf(srcset: string | null): string | undefined {
  const parts = (srcset ?? "").split(/,\s+/).map((part) => {
    const [address = "", size = "1x"] = part.trim().split(/\s+/);
    return { address, size: Number.parseFloat(size) || 0 };
  });
  return parts.sort((a, b) => b.size - a.size)[0]?.address || undefined;
}

const isEmoji = (node: Element) =>
  /^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u.test(node.getAttribute("alt") ?? "");

function isSpacer(node: Element, sources: string[], said: Said): boolean {
  const sizes = ["width", "height"].map(
    (name) =>
      Number.parseFloat(node.getAttribute(name) ?? "") ||
      Number.parseFloat(said(node, name)) ||
      undefined,
  );
  if (sizes.some((size) => size !== undefined && size <= 2)) return true;
  if (sizes.every((size) => size !== undefined && size <= largestSign)) return true;
  if (said(node, "display") === "none") return true;
  const named =
    /(?:^|[/_-])(?:spacer|pixel|blank|transparent|1x1|tracking|icon_?\w*|arrow\w*|bullet|dot)\.(?:gif|png)(?:$|\?)/i;
  return sources.every((each) => named.test(each));
}

/** Names of files are no description. */
function altOf(node: Element): string {
  const alt = seen(node.getAttribute("alt") ?? "").trim();
  return /^(?:图片|image|img|picture|photo|фото|изображение|undefined|null)?\d*$|\.(?:jpe?g|png|gif|webp|bmp)$/i.test(
    alt,
  )
    ? ""
    : alt;
}

/** What a figure says of the picture in it goes behind it; of a table, a quotation or a film to those. */
function captionOf(figure: HTMLElement): void {
  const caption = figure.querySelector(
    "figcaption, .wp-caption-text, .wp-caption-dd, .caption, .image-caption",
  );
  if (!caption || !figure.contains(caption)) return;
  const words = seen(caption.textContent ?? "")
    .replace(/\s+/gu, " ")
    .trim();
  const inside = caption.textContent ?? "";
  const table = figure.querySelector("table");
  const quotation = figure.querySelector("blockquote");
  const own = figure.textContent ?? "";
  const hasPicture = own.replace(inside, "").includes("\ufdd2");
  if (table && !hasPicture) {
    if (!table.querySelector("caption") && words) {
      const name = figure.ownerDocument.createElement("caption");
      name.textContent = words;
      table.prepend(name);
    }
    caption.remove();
  } else if (hasPicture && !quotation) {
    const line = figure.ownerDocument.createElement("p");
    line.textContent = words ? `${captionSign}${words}` : "";
    caption.remove();
    if (words) figure.append(line);
  }
}

const longestCaption = 160;

/** A short line in the middle, small or grey, directly under a picture: how editors of WeChat write captions. */
function underPicture(node: HTMLElement, said: Said): void {
  const text = seen(node.textContent ?? "").trim();
  if (
    !text ||
    text.includes("\ufdd2") ||
    text.startsWith(captionSign) ||
    [...text].length > longestCaption
  )
    return;
  if (node.querySelector("p, div, section, table, ul, ol, h1, h2, h3, h4")) return;
  if (!followsPicture(node)) return;
  const smaller = [node, ...all(node, "span, font, em, small")].some((each) => isSmall(each, said));
  const middle =
    said(node, "text-align") === "center" ||
    node.getAttribute("align") === "center" ||
    node.tagName === "CENTER";
  const named = /caption|图注|desc|photo-?text|img-?info/i.test(node.className);
  if (named || /^[▲△]/u.test(text) || (smaller && (middle || saidAround(node, said))))
    node.prepend(captionSign);
}

const saidAround = (node: HTMLElement, said: Said) => {
  const parent = node.parentElement;
  return parent ? said(parent, "text-align") === "center" : false;
};

function isSmall(node: Element, said: Said): boolean {
  if (node.tagName === "SMALL") return true;
  const size = said(node, "font-size");
  const px = /px$/.test(size)
    ? Number.parseFloat(size)
    : /pt$/.test(size)
      ? Number.parseFloat(size) * 1.333
      : 0;
  if (px > 0 && px <= 14) return true;
  const colour = said(node, "color");
  const grey =
    /^#([0-9a-f])\1{2,5}$/i.exec(colour)?.[1] ?? /^#([0-9a-f]{2})\1\1$/i.exec(colour)?.[1];
  if (grey && /^[6-9a-c]/i.test(grey)) return true;
  const [, r = "", g = "", b = ""] = /^rgb\((\d+),\s*(\d+),\s*(\d+)\)$/.exec(colour) ?? [];
  const level = Number(r);
  return r !== "" && r === g && g === b && level >= 96 && level <= 200;
}

/** Whether the last thing before it, in reading, is a picture with nothing but space between. */
function followsPicture(node: Element): boolean {
  let at: Node | null = node;
  for (let steps = 0; at && steps < 40; steps++) {
    let before: Node | null = at.previousSibling;
    while (!before && at?.parentNode && (at.parentNode as Element).tagName !== "BODY") {
      at = at.parentNode as Node;
      before = at.previousSibling;
    }
    if (!before) return false;
    const text = isText(before) || isElement(before) ? seen(before.textContent ?? "").trim() : "";
    if (text) return /\ufdd3$/u.test(text);
    at = before;
  }
  return false;
}
