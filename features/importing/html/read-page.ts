import { decodedFile } from "@/features/importing/decoding/decode-file";
import type { ImportedText, ReaderOptions } from "@/features/importing/readers/imported-text";
import type { Credits } from "@/features/importing/reading/credits";
import { breadcrumbs, plainName, sectionCalled } from "@/features/importing/reading/known-words";
import { Collector } from "@/features/importing/report/collect";
import { plainText } from "@/features/publication/body/body-text";
import { all } from "@/features/writing/paste/nodes";
import { sayer } from "@/features/writing/paste/said";
import { seen } from "@/lib/text/seen";
import { addressesOf, withBase } from "./addresses";
import { articleIn } from "./article-in";
import { asItStood } from "./as-it-stood";
import { chosenIn } from "./chosen";
import { withoutEmbedded } from "./embedded";
import { honestGoogleDocs } from "./google-docs";
import { languageOfText } from "./language";
import { creditsIn, factsOf } from "./page-facts";
import { type Page, pageOf } from "./page-of";
import { textOfPart } from "./part-text";
import { takeCards, wechatFacts, withoutSession } from "./wechat";

/**
 * Reads a page that was saved: its text as a reader mode finds it, and what
 * the page says of it. Whatever stood around the text is in the report.
 */
export function readPage(file: Uint8Array, options: ReaderOptions): ImportedText {
  const collector = new Collector();
  const { page: bytes, embedded } = withoutEmbedded(Buffer.from(file));
  const page = pageOf(decodedFile(bytes, options.name, collector), options.name);
  if (page.tooDeep > 0) {
    collector.remark(
      "nested-too-deep",
      "Elements stood deeper in one another than any page needs: their words stayed.",
      undefined,
      page.tooDeep,
    );
  }
  const isWeChat = page.document.querySelector("#js_content, .rich_media_content") !== null;
  const { address, ...wechat } = isWeChat ? wechatFacts(page) : {};
  const facts = { ...factsOf(page), ...wechat };
  const addresses = addressesOf(page);
  const own = address || (isWeChat ? withoutSession(addresses.own ?? "") : addresses.own);
  const { article, parts } = articleOf(page, options);
  const title = seen(options.title ?? "") || titleOf(page, article.around, facts.title, isWeChat);
  withBase(article.body, page.document, own);
  honestGoogleDocs(article.body, collector);
  takeCards(article.body, collector);
  const before = asItStood(page);
  const { body, pictures, credits, trail } = textOfPart(
    article.body,
    page.rules,
    { title, site: options.site, embedded },
    collector,
  );
  const around = aroundOf(article.around, title, options);
  if (article.by === "whole") {
    collector.remark(
      "article-doubtful",
      "Where the text begins and ends in the page was not found: all of the page was taken.",
    );
  }
  for (const words of around.left) {
    collector.remark("around-left-out", "Words of the page around the text were left out.", {
      words,
    });
  }
  const said: Credits = { ...around.credits, ...credits };
  const names = facts.breadcrumbs ?? trail ?? around.trail;
  const { site } = options;
  const section = [facts.section, ...[...(names ?? [])].reverse()]
    .map((name) => name && sectionCalled(name, site))
    .find(Boolean);
  const language = languageOfText(body ? plainText(body) : "") ?? options.locale;
  const proposed: ImportedText["proposed"] = {
    ...one("storyDate", options.storyDate ?? facts.date ?? said.date),
    ...one("byline", said.byline ?? facts.byline),
    ...one("source", said.source ?? facts.source),
    ...one("responsibleEditor", said.responsibleEditor),
    ...one("sectionKey", section || undefined),
    ...one("language", language),
    ...one("oldAddress", own),
    ...(names ? { breadcrumbs: names } : {}),
    ...(addresses.alternates.length > 0 ? { alternates: addresses.alternates } : {}),
  };
  tellOfData(
    isWeChat ? { ...proposed, oldAddress: "" } : proposed,
    addresses.doubtful,
    options,
    collector,
  );
  return {
    title,
    summary: facts.summary ?? "",
    body,
    pictures,
    proposed,
    before,
    ...(parts ? { parts } : {}),
    report: {
      format: isWeChat ? "wechat" : "html",
      counts: collector.counts,
      remarks: collector.remarks,
      decisions: [],
    },
  };
}

/** Of many pages at once nobody corrects one: what they are made of is not looked for. */
function articleOf(page: Page, { forPerson = false, chosen }: ReaderOptions) {
  const article = articleIn(page);
  if (!forPerson && !chosen) return { article, parts: undefined };
  return chosenIn(page.document.body, sayer(page.rules), article, chosen);
}

const one = <K extends string, V>(name: K, value: V | undefined) =>
  (value === undefined || value === "" ? {} : { [name]: value }) as { [Each in K]?: V };

/** Sites add their own name to the title of each page. */
const titleEnds = /\s*(?:[|｜_»·]|::|\s[-–—]\s|[-—–](?=\p{Script=Han}))\s*/u;

function titleOf(
  { document }: Page,
  around: readonly string[],
  stated: string | undefined,
  isWeChat: boolean,
): string {
  if (isWeChat && stated) return stated;
  const headings = all(document, "h1")
    .map(({ textContent }) => seen(textContent ?? ""))
    .filter(Boolean);
  const page = seen(document.querySelector("title")?.textContent ?? "");
  const parts = page.split(titleEnds).filter(Boolean);
  const named = headings.find((each) => plainName(page).includes(plainName(each)));
  if (named) return named;
  if (headings.length === 1 && headings[0]) return headings[0];
  // What stands in the page once more is the story's; the site's name stands in each.
  const lines = new Set(
    [
      ...around,
      ...all(document.body, "p, h2, h3, td, div")
        .slice(0, 400)
        .map(({ textContent }) => seen((textContent ?? "").slice(0, 400))),
    ].map(plainName),
  );
  for (let count = parts.length; count > 0; count--) {
    const begin = page.slice(0, endOf(page, parts, count));
    if (lines.has(plainName(begin))) return begin;
  }
  const inPage = parts.find((part) => [...part].length > 4 && lines.has(plainName(part)));
  return inPage ?? stated?.split(titleEnds)[0] ?? parts[0] ?? "";
}

function endOf(page: string, parts: readonly string[], count: number): number {
  let at = 0;
  for (const part of parts.slice(0, count)) at = page.indexOf(part, at) + part.length;
  return at;
}

type Around = { credits: Credits; trail: string[] | undefined; left: string[] };

/** What the words around a text say of it, and the rest of them. */
function aroundOf(lines: readonly string[], title: string, { site }: ReaderOptions): Around {
  const found: Around = { credits: {}, trail: undefined, left: [] };
  // A row of links to the parts of a site looks like a trail; the trail is the one that ends in a section.
  const trails = lines.flatMap((line) => {
    const names = /[|｜]/u.test(line) ? undefined : breadcrumbs(line, site);
    return names ? [{ line, names }] : [];
  });
  const trail = trails.find(({ names }) => sectionCalled(names.at(-1) ?? "", site)) ?? trails[0];
  found.trail = trail?.names;
  for (const line of lines) {
    const credits = creditsIn(line);
    if (credits) found.credits = { ...credits, ...found.credits };
    else if (line !== trail?.line && plainName(line) !== plainName(title)) found.left.push(line);
  }
  return found;
}

function tellOfData(
  proposed: ImportedText["proposed"],
  doubtful: string | undefined,
  { locale }: ReaderOptions,
  collector: Collector,
): void {
  const { storyDate, oldAddress, breadcrumbs: names, language, byline, source } = proposed;
  if (storyDate)
    collector.remark(
      "story-date-found",
      `The page is dated ${storyDate}: taken as the story's date.`,
      { words: storyDate },
    );
  else
    collector.remark(
      "story-date-missing",
      "The page does not say the story's date: give it with --date, or it will be the day of the first publication.",
    );
  if (byline || source)
    collector.remark("credit-found", "The page names its author or source.", {
      words: [byline, source].filter(Boolean).join(" · "),
    });
  if (names)
    collector.remark("breadcrumbs-found", "The page says where it stands.", {
      words: names.join(" › "),
    });
  if (oldAddress)
    collector.remark(
      "old-address-found",
      "The page stood here; when the draft is published, that address leads to it.",
      { words: oldAddress },
    );
  if (doubtful)
    collector.remark(
      "old-address-doubtful",
      "The page names the front page of its site as its address: not taken.",
      { words: doubtful },
    );
  if (language && locale && language !== locale) {
    collector.remark(
      "language-doubtful",
      `The text reads as ${language}, and ${locale} was said.`,
      { words: language },
    );
  }
}
