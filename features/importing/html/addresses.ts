import { oldAddress } from "@/features/publication/routes/legacy-addresses";
import { all } from "@/features/writing/paste/nodes";
import type { Locale } from "@/i18n/routing";
import type { Page } from "./page-of";

type Alternate = { language: Locale; address: string };

export type Addresses = {
  /** Where the page stood. */
  own: string | undefined;
  /** What it names as its address and is only the front page of its site. */
  doubtful: string | undefined;
  alternates: Alternate[];
};

const isAbsolute = (address: string) =>
  /^https?:\/\//i.test(address) && oldAddress(address) !== undefined;

/** Where a page stood, and where it says that it stands in other languages. */
export function addressesOf({
  document,
  savedFrom,
}: Pick<Page, "document" | "savedFrom">): Addresses {
  const href = (selector: string, name = "href") =>
    document.querySelector(selector)?.getAttribute(name)?.trim();
  const given = [
    href("link[rel~='canonical' i]"),
    href("meta[property='og:url' i]", "content"),
    savedFrom,
  ];
  const named = given.flatMap((each) => (each && isAbsolute(each) ? [each] : []));
  // Templates that name the front page as the address of every page would send all of them there.
  const deeper = named.find((each) => !isFront(each));
  const alternates = [...linked(document), ...switched(document)].flatMap(({ tag, address }) => {
    const language = languageOf(tag);
    const absolute = absoluteOf(address, deeper);
    return language && absolute ? [{ language, address: absolute }] : [];
  });
  return {
    own: deeper,
    doubtful: deeper ? undefined : named[0],
    alternates: alternates.filter(
      ({ address }, index) => alternates.findIndex((each) => each.address === address) === index,
    ),
  };
}

function isFront(address: string): boolean {
  const { pathname, search } = new URL(address);
  return search === "" && front.test(pathname);
}

const front = /^\/(?:[a-z]{2}(?:-[a-z]+)?\/?)?(?:(?:index|default)\.\w+)?$/i;

const linked = (document: Document) =>
  all(document, "link[rel~='alternate'][hreflang][href]").map((node) => ({
    tag: node.getAttribute("hreflang") ?? "",
    address: node.getAttribute("href") ?? "",
  }));

/** A switch of languages says its languages by their names. */
const names: Record<string, string> = {
  中文: "zh",
  中文版: "zh",
  简体中文: "zh",
  cn: "zh",
  zh: "zh",
  chinese: "zh",
  китайский: "zh",
  english: "en",
  en: "en",
  eng: "en",
  英文: "en",
  英文版: "en",
  английский: "en",
  русский: "ru",
  ru: "ru",
  rus: "ru",
  рус: "ru",
  russian: "ru",
  俄文: "ru",
  俄语: "ru",
};

const switched = (document: Document) =>
  all(document, "a[href]").flatMap((node) => {
    const name = (node.textContent ?? "").trim().toLowerCase();
    const tag = names[name];
    return tag ? [{ tag, address: node.getAttribute("href") ?? "" }] : [];
  });

export function languageOf(tag: string): Locale | undefined {
  const language = /^(zh|en|ru)(?:[-_]|$)/i.exec(tag.trim())?.[1]?.toLowerCase();
  return language as Locale | undefined;
}

/** Relative ones stand beside the page's own address; without one they are kept as they are, for a folder's file names. */
function absoluteOf(address: string, base: string | undefined): string | undefined {
  const trimmed = address.trim();
  if (trimmed === "" || /^(?:#|javascript:|mailto:|data:)/i.test(trimmed)) return undefined;
  if (/^https?:\/\//i.test(trimmed)) return isFrontOf(trimmed) ? undefined : trimmed;
  if (!base || !URL.canParse(trimmed, base)) return front.test(trimmed) ? undefined : trimmed;
  const { href } = new URL(trimmed, base);
  return isFrontOf(href) ? undefined : href;
}

const isFrontOf = (address: string) => URL.canParse(address) && isFront(address);

/** Links and pictures of a page by whole addresses, where it says its own. */
export function withBase(part: HTMLElement, document: Document, own: string | undefined): void {
  const said = document.querySelector("base[href]")?.getAttribute("href") ?? "";
  const base = /^https?:\/\//i.test(said) ? said : own;
  if (!base || !URL.canParse(base)) return;
  for (const node of all(part, "a[href]")) {
    const href = (node.getAttribute("href") ?? "").trim();
    if (href.startsWith("#") || /^[a-z][a-z0-9+.-]*:/i.test(href) || !URL.canParse(href, base))
      continue;
    node.setAttribute("href", new URL(href, base).href);
  }
}
