import { languageOf, withBase } from "@/features/importing/html/addresses";
import { dayIn } from "@/features/importing/html/days";
import { languageOfText } from "@/features/importing/html/language";
import { pageOf } from "@/features/importing/html/page-of";
import { textOfPart } from "@/features/importing/html/part-text";
import type { ImportedText, ReaderOptions } from "@/features/importing/readers/imported-text";
import { sectionCalled } from "@/features/importing/reading/known-words";
import { Collector } from "@/features/importing/report/collect";
import { plainText } from "@/features/publication/body/body-text";
import { all } from "@/features/writing/paste/nodes";
import { seen } from "@/lib/text/seen";
import { withEmbedLinks, withoutBlocks, withParagraphs } from "./blocks";
import type { Item } from "./export";
import { type Attachments, figureOf, withoutShortcodes } from "./shortcodes";

/** What an item of an export needs of the other ones. */
export type Library = {
  attachments: Attachments;
  /** Blocks that are kept once for many posts. */
  reusable: ReadonlyMap<string, string>;
  authors: ReadonlyMap<string, string>;
};

/** Reads one story of an export of WordPress. */
export function readItem(item: Item, library: Library, options: ReaderOptions): ImportedText {
  const collector = new Collector();
  const inBlocks = /<!--\s+wp:/.test(item.content);
  const plain = withoutBlocks(item.content, library.reusable, collector);
  const whole = withoutShortcodes(withEmbedLinks(plain, collector), library.attachments, collector);
  const lead = library.attachments.get(item.meta.get("_thumbnail_id") ?? "");
  const html = inBlocks ? whole : withParagraphs(whole);
  const page = pageOf(
    (lead && !html.includes(nameIn(lead.address)) ? figureOf(lead) : "") + html,
    options.name,
  );
  if (page.scripts.length > 0) {
    collector.remark("script-left-out", "Scripts were left out.", undefined, page.scripts.length);
  }
  const { body: part } = page.document;
  for (const image of all(part, "img")) ofLibrary(image, library.attachments);
  withBase(part, page.document, item.link);
  const title = seen(
    options.title ?? pageOf(item.title, options.name).document.body.textContent ?? "",
  );
  const { body, pictures, credits } = textOfPart(
    part,
    page.rules,
    { title, site: options.site },
    collector,
  );
  const { language, section } = termsOf(item, options);
  const said = language ?? languageOfText(body ? plainText(body) : "") ?? options.locale;
  const storyDate =
    options.storyDate ??
    dayIn(item.date.startsWith("0000") ? "" : item.date) ??
    rfcDay(item.published) ??
    credits.date;
  const byline = credits.byline ?? library.authors.get(item.creator) ?? item.creator;
  if (storyDate)
    collector.remark(
      "story-date-found",
      `The post is dated ${storyDate}: taken as the story's date.`,
      { words: storyDate },
    );
  if (item.link)
    collector.remark(
      "old-address-found",
      "The post stood here; when the draft is published, that address leads to it.",
      { words: item.link },
    );
  return {
    title,
    summary: seen(pageOf(item.excerpt, options.name).document.body.textContent ?? ""),
    body,
    pictures,
    proposed: {
      ...(storyDate ? { storyDate } : {}),
      ...(byline ? { byline } : {}),
      ...(credits.source ? { source: credits.source } : {}),
      ...(section ? { sectionKey: section } : {}),
      ...(said ? { language: said } : {}),
      ...(/^https?:/.test(item.link) ? { oldAddress: item.link } : {}),
    },
    report: {
      format: "wordpress",
      counts: collector.counts,
      remarks: collector.remarks,
      decisions: [],
    },
  };
}

const nameIn = (address: string) => (address.split("/").at(-1) ?? address).replace(/\.\w+$/, "");

function rfcDay(published: string) {
  const moment = Date.parse(published);
  return Number.isNaN(moment) ? undefined : dayIn(new Date(moment).toISOString());
}

/** A picture in a smaller size of the library's own, and what the library says of it. */
function ofLibrary(image: HTMLElement, attachments: Attachments): void {
  const id = /\bwp-image-(\d+)\b/.exec(image.className)?.[1];
  const known = id ? attachments.get(id) : undefined;
  const shown = image.getAttribute("src") ?? "";
  const whole = known?.address ?? shown.replace(/-\d{2,4}x\d{2,4}(\.\w{3,4}(?:[?#]|$))/, "$1");
  if (whole && whole !== shown) {
    image.setAttribute("data-src", shown);
    image.setAttribute("src", whole);
  }
  if (known?.alt && !image.getAttribute("alt")) image.setAttribute("alt", known.alt);
}

/** Polylang keeps the language of a post as a term, and the posts that are translations of one another as another. */
export function termsOf(item: Item, { site }: Pick<ReaderOptions, "site">) {
  const of = (domain: string) => item.terms.filter((term) => term.domain === domain);
  const [language] = of("language").flatMap(({ slug }) => languageOf(slug) ?? []);
  const [section] = of("category").flatMap(
    ({ name, slug }) =>
      sectionCalled(name, site) ?? sectionCalled(slug.replaceAll("-", " "), site) ?? [],
  );
  const group = of("post_translations")[0]?.slug;
  return { language, section, group };
}
