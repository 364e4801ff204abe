import { type Credits, readCredits } from "@/features/importing/reading/credits";
import { datesWithYear, findEventDates } from "@/features/importing/reading/event-dates";
import type { Day } from "@/features/importing/reading/options";
import { all } from "@/features/writing/paste/nodes";
import { isBlank, seen } from "@/lib/text/seen";
import { dayIn } from "./days";
import type { Page } from "./page-of";

/** What a page says of itself, in its head, its data and its scripts; each where the first place has it. */
export type PageFacts = {
  title?: string;
  summary?: string;
  date?: Day;
  byline?: string;
  source?: string;
  section?: string;
  breadcrumbs?: string[];
};

type Data = Record<string, unknown>;

export function factsOf({ document, scripts }: Pick<Page, "document" | "scripts">): PageFacts {
  const data = structured(scripts);
  const article = data.find((each) => /Article|Posting|Report/.test(typesOf(each)));
  const trail = data.find((each) => /BreadcrumbList/.test(typesOf(each)));
  const meta = (...names: string[]) => metaOf(document, names);
  const facts: PageFacts = {};
  const say = (name: Exclude<keyof PageFacts, "breadcrumbs">, ...given: (string | undefined)[]) => {
    const words = given.map((each) => seen(plain(each ?? ""))).find((each) => !isBlank(each));
    if (words) facts[name] = words;
  };
  say("title", text(article?.headline), meta("og:title", "ArticleTitle", "twitter:title"));
  say("summary", meta("og:description", "description"), text(article?.description));
  say(
    "date",
    dayIn(text(article?.datePublished)),
    dayIn(
      meta(
        "article:published_time",
        "PubDate",
        "publishdate",
        "pubdate",
        "dc.date",
        "dcterms.created",
        "parsely-pub-date",
        "date",
      ),
    ),
    dayIn(itemOf(document, "datePublished")),
    ...all(document, "time[datetime]")
      .slice(0, 1)
      .map((node) => dayIn(node.getAttribute("datetime") ?? "")),
  );
  const author = meta("author", "article:author", "dc.creator");
  say(
    "byline",
    nameOf(article?.author),
    isAddress(author) ? undefined : author,
    itemOf(document, "author"),
  );
  say("source", meta("ContentSource", "source", "dc.source"), nameOf(article?.isBasedOn));
  say("section", text(article?.articleSection), meta("article:section", "ColumnName"));
  const crumbs = trailIn(trail) ?? trailOf(document);
  return crumbs ? { ...facts, breadcrumbs: crumbs } : facts;
}

const isAddress = (words: string | undefined) => /^https?:|@/.test(words ?? "");
const text = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;
const typesOf = (data: Data) => [data["@type"]].flat().join(" ");

function nameOf(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .flatMap((each) =>
      typeof each === "string"
        ? each
        : typeof each === "object" && each && "name" in each
          ? (text(each.name) ?? [])
          : [],
    );
  return names.filter((each) => !isAddress(each)).join(", ") || undefined;
}

/** Entities that are written twice: `&amp;nbsp;` in a title is seen as a space. */
const plain = (words: string) =>
  words
    .replace(/&nbsp;/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/<[^>]{0,200}>/g, "");

function structured(scripts: readonly string[]): Data[] {
  return scripts
    .filter(
      (source) =>
        /^\s*(?:<!--|\/\*<!\[CDATA\[\*\/)?\s*[[{]/.test(source) && source.includes("@context"),
    )
    .flatMap((source) => {
      try {
        return flat(JSON.parse(source));
      } catch {
        return [];
      }
    });
}

const flat = (value: unknown, depth = 0): Data[] => {
  if (depth > 3 || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => flat(each, depth + 1));
  const data = value as Data;
  return [data, ...flat(data["@graph"], depth + 1)];
};

function metaOf(document: Document, names: readonly string[]): string | undefined {
  const nodes = all(document, "meta[content]");
  for (const name of names) {
    const wanted = name.toLowerCase();
    const node = nodes.find(
      (each) =>
        (
          each.getAttribute("property") ??
          each.getAttribute("name") ??
          each.getAttribute("itemprop") ??
          ""
        ).toLowerCase() === wanted,
    );
    const content = node?.getAttribute("content");
    if (content && !isBlank(content)) return content;
  }
  return undefined;
}

function itemOf(document: Document, name: string): string | undefined {
  const node = document.querySelector(`[itemprop~="${name}"]`);
  return (
    node?.getAttribute("content") ??
    node?.getAttribute("datetime") ??
    node?.textContent ??
    undefined
  );
}

function trailIn(list: Data | undefined): string[] | undefined {
  const items = Array.isArray(list?.itemListElement) ? (list.itemListElement as Data[]) : [];
  const names = items.flatMap((each) => nameOf(each.name ?? each.item) ?? []);
  return names.length > 1 ? names.slice(0, 12) : undefined;
}

function trailOf(document: Document): string[] | undefined {
  const node = document.querySelector(
    "[class*='breadcrumb' i], [id*='breadcrumb' i], nav[aria-label*='breadcrumb' i]",
  );
  const links = node ? all(node, "a, span[itemprop='name'], li") : [];
  const names = links
    .filter((each) => !each.querySelector("a, li"))
    .map(({ textContent }) =>
      seen(textContent ?? "")
        .replace(/[>›»/]/gu, "")
        .trim(),
    );
  const once = names.filter(
    (name, index) => name && [...name].length <= 60 && names.indexOf(name) === index,
  );
  return once.length > 1 ? once.slice(0, 12) : undefined;
}

/** Counters and buttons that stand in a line with the credits. */
const beside =
  /(?:点击(?:数|量|率)?|浏览(?:次数|量)?|阅读(?:次数|量)?|访问量|人气|views?|hits|просмотров|просмотры)\s*[:：]?\s*(?:\d[\d,]*|\[?加载中\]?)?\s*次?|字\s*(?:号|体)\s*[:：]?\s*[【[（(]?\s*大\s*[|｜]?\s*中\s*[|｜]?\s*小\s*[】\]）)]?|[【[]\s*(?:打印|关闭|print)(?:本页|窗口)?\s*[】\]]|分享到?\s*[:：]?|打印本页|关闭窗口/giu;

/** Who wrote it, where it is from and when, from a line that says nothing else. */
export function creditsIn(line: string): Credits | undefined {
  const words = seen(line.replace(beside, "  ")).replace(/^[（(【[]\s*(.*?)\s*[）)】\]]$/u, "$1");
  if (words === "" || [...words].length > 160) return undefined;
  const byline = byName.exec(words)?.[1];
  return readCredits(words) ?? (byline ? { byline } : dated(words));
}

/** `By Li Ming`, with capitals: `by train and by boat` is of the text. */
const byName = /^[Bb]y:?\s+(\p{Lu}[\p{L}.'’-]*(?:\s+(?:and|&|\p{Lu}[\p{L}.'’-]*)){1,5})$/u;

/** `05.06.2018`, with or without a time. */
const pointed = /(?<!\d)([0-3]?\d)\.([01]?\d)\.([12]\d{3})(?!\d)/;

/** `June 5, 2018 | by Li Ming`: a day with its year, and a name at most. */
function dated(words: string): Credits | undefined {
  if ([...words].length > 70) return undefined;
  const told = dayTold(words);
  if (!told) return undefined;
  const rest = words
    .replace(told.text, " ")
    .replace(
      /(?<!\p{L})(?:года?|г\.|published|posted|on|опубликовано|дата)(?!\p{L}):?|\d{1,2}:\d{2}(?::\d{2})?/giu,
      " ",
    );
  const byline = /(?:^|[\s|,·—–-])(?:by|автор|текст)[\s:]+(\p{L}[\p{L}.'’ -]{1,60})$/iu.exec(
    rest.trim(),
  );
  const left = rest.replace(byline?.[0] ?? "", "").replace(/[\s|,.·•—–/-]+/gu, "");
  if (left !== "") return undefined;
  return { date: told.day, ...(byline?.[1] ? { byline: byline[1].trim() } : {}) };
}

function dayTold(words: string): { day: Day; text: string } | undefined {
  const [text = "", day = "", month = "", year = ""] = pointed.exec(words) ?? [];
  const plain = dayIn(text && `${year}-${month}-${day}`);
  if (plain) return { day: plain, text };
  const told = findEventDates(words);
  const days = told?.year === undefined ? undefined : datesWithYear(told, undefined);
  return told && days && days.start === days.end ? { day: days.start, text: told.text } : undefined;
}
