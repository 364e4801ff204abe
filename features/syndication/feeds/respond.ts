import { notFound } from "next/navigation";
import { type FeedFile, feedFiles } from "@/features/publication/routes/paths";
import { loadFeed } from "@/features/syndication/loaders";
import { isLocale } from "@/i18n/routing";
import { atom } from "./atom";
import type { Feed } from "./feed";
import { jsonFeed } from "./json-feed";
import { rss } from "./rss";
import { xmlResponse } from "./xml";

const formats: Record<FeedFile, (feed: Feed) => Promise<Response>> = {
  "feed.xml": async (feed) => xmlResponse(await rss(feed), "application/rss+xml"),
  "atom.xml": async (feed) => xmlResponse(await atom(feed), "application/atom+xml"),
  "feed.json": async (feed) =>
    new Response(await jsonFeed(feed), {
      headers: { "Content-Type": "application/feed+json; charset=utf-8" },
    }),
};

type Address = { locale: string; section?: string; number?: string; file: string };

/** What all routes of feeds answer; not found where the address names none. */
export async function feedResponse({ locale, section, number, file }: Address): Promise<Response> {
  const format = feedFiles.find((each) => each === file);
  if (!isLocale(locale) || !format) notFound();
  const feed = await loadFeed(locale, section, number);
  if (!feed) notFound();
  return formats[format](feed);
}
