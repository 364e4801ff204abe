import { seen } from "@/lib/text/seen";
import type { KnownSite } from "./options";

/** Names that stand in the breadcrumbs of any site. */
const crumbs = [
  ["home", "news", "news center", "news centre", "media center", "media centre"],
  ["首页", "主页", "新闻", "新闻中心", "新闻动态", "媒体中心"],
  ["главная", "новости", "новости компании", "пресс-центр"],
].flat();

/** One spelling for comparing: case, spaces and a mark at the end do not count. */
export function plainName(text: string): string {
  return seen(text)
    .normalize("NFKC")
    .toLocaleLowerCase("en")
    .replace(/\s+/gu, " ")
    .replace(/[\s>›»:：]+$/u, "")
    .trim();
}

/** The key of the section that is called so in any language. */
export function sectionCalled(text: string, site: KnownSite): string | undefined {
  const name = plainName(text);
  return site.sections.find(({ names }) => names.some((each) => plainName(each) === name))?.key;
}

/** Whether this is the name of a part of the site: a section, a page, a crumb. */
export function isPlace(text: string, site: KnownSite): boolean {
  const name = plainName(text);
  return (
    crumbs.includes(name) ||
    sectionCalled(text, site) !== undefined ||
    site.places.some((place) => plainName(place) === name)
  );
}

const lead =
  /^(?:you are here|current position|当前位置|您的位置|您现在的位置|вы здесь)\s*[:：]\s*/iu;
const separators = /\s*[>›»→＞]\s*|\s+[/|]\s+/u;

/**
 * The names in a line of breadcrumbs, or undefined where it is none: several
 * short names with marks between them, of which the first is known or the
 * last is left open.
 */
export function breadcrumbs(line: string, site: KnownSite): string[] | undefined {
  const trail = line.replace(lead, "");
  const parts = trail.split(separators);
  if (parts.length < 2 || parts.some((part) => [...part].length > 60)) return undefined;
  const names = parts.filter((part) => part !== "");
  const open = parts.at(-1) === "";
  const known = names[0] !== undefined && isPlace(names[0], site);
  return known || (open && names.length > 0) || trail !== line ? names : undefined;
}

const pagers =
  /^(?:previous|next|prev|back to (?:the )?list|上一[篇条页]|下一[篇条页]|返回(?:列表|上一页)?|предыдущая|следующая|назад)(?:\s*[:：].*|[^.。!?]{0,12})$/iu;

/** "Next: …", "返回列表": what a page's foot had around the text. */
export const isPager = (line: string) => pagers.test(line);

/** Short, and not closed by a mark that ends a sentence. */
export function looksLikeName(line: string): boolean {
  const short = /\p{Script=Han}/u.test(line) ? 40 : 140;
  return [...line].length <= short && !/[.。;；,，:：…]["”’»）)]*$/u.test(line);
}
