import { notFound } from "next/navigation";
import { loadFeed } from "@/features/publication/loaders";
import { rssFeed } from "@/features/syndication/feed";
import { xmlResponse } from "@/features/syndication/xml";
import { noParameter } from "@/i18n/locale";
import { isLocale } from "@/i18n/routing";

export const generateStaticParams = () => [{ locale: noParameter }];

export async function GET(_: Request, { params }: RouteContext<"/[locale]/feed.xml">) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return xmlResponse(await rssFeed(locale, await loadFeed(locale)), "application/rss+xml");
}
