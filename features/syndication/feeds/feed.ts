import { getTranslations } from "next-intl/server";
import { bodyHtml, figureHtml } from "@/features/publication/body/body-html";
import type { PublishedPicture } from "@/features/publication/data";
import { type FeedFile, paths } from "@/features/publication/routes/paths";
import type { Body } from "@/features/publication/schema";
import { webSubHub } from "@/features/syndication/notify/hub";
import type { Locale } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";
import { escapeXml } from "@/lib/text/xml";
import type { Enclosure } from "./enclosure";

/** A feed of a language or of a section of it, or one archive document of such a feed. */
export type Feed = {
  locale: Locale;
  section: { name: string; slug: string } | undefined;
  /** Number of the archive document; undefined for the feed itself. */
  piece: number | undefined;
  /** How many archive documents the feed has. */
  archives: number;
  /** Of a feed without entries: when the last story of it came all the same. */
  newestAt: Date | null;
  /** Newest first, fifty at most. */
  entries: FeedEntry[];
};

export type FeedEntry = {
  /** Never changes, though the address may. */
  id: string;
  path: string;
  title: string;
  summary: string;
  body: Body;
  pictures: PublishedPicture[];
  byline: string | undefined;
  section: string | undefined;
  publishedAt: Date;
  updatedAt: Date;
  /** The picture that leads it, if one does, and then its documents. */
  enclosures: Enclosure[];
  /** Of a translation that is behind: which version of its source it reflects, in words. */
  note: string | undefined;
};

/** What all three formats say of a feed, with whole addresses. */
export type FeedFacts = {
  title: string;
  description: string;
  /** The page that shows the same as a list. */
  home: string;
  self: string;
  /** The feed itself, also when this is an archive document of it. */
  current: string;
  /** The archive document before this one; of the feed itself the newest, which holds its entries, too. */
  previous: string | undefined;
  isArchive: boolean;
  hub: string | undefined;
  /** Unknown while there was never a story. */
  updatedAt: Date | undefined;
};

export async function feedFacts(feed: Feed, file: FeedFile): Promise<FeedFacts> {
  const { locale, section, piece, archives } = feed;
  const t = await getTranslations({ locale, namespace: "Feed" });
  const at = (number?: number) => absoluteUrl(paths.feed(locale, file, section?.slug, number));
  const before = piece === undefined ? archives : piece - 1;
  return {
    title: section ? t("sectionTitle", { section: section.name }) : t("title"),
    description: section ? t("sectionDescription", { section: section.name }) : t("description"),
    home: absoluteUrl(section ? paths.section(locale, section.slug) : paths.news(locale)),
    self: at(piece),
    current: at(),
    previous: before > 0 ? at(before) : undefined,
    isArchive: piece !== undefined,
    // An archive document does not change, so it names no hub.
    hub: piece === undefined ? webSubHub() : undefined,
    updatedAt: lastChange(feed),
  };
}

/** A feed without entries (all its stories are backfilled) still says when it last had reason to change. */
function lastChange({ entries, newestAt }: Feed): Date | undefined {
  const times = entries.map((entry) => entry.updatedAt.getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : (newestAt ?? undefined);
}

const written = new WeakMap<Body, string>();

/**
 * A text whole, with the picture that leads it. The three formats of a feed
 * share the bodies of its entries, and so what is made of them.
 */
export function entryHtml(entry: FeedEntry): string {
  const known = written.get(entry.body) ?? wholeText(entry);
  written.set(entry.body, known);
  return entry.note ? `<p>${escapeXml(entry.note)}</p>\n${known}` : known;
}

function wholeText({ body, pictures }: FeedEntry): string {
  const lead = pictures.find((picture) => picture.lead);
  const shown = body.content.some(
    (block) => block.type === "figure" && block.attrs.picture === lead?.hash,
  );
  return [...(lead && !shown ? [figureHtml(lead)] : []), bodyHtml(body, pictures)].join("\n");
}
