import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { xmlResponse } from "@/features/syndication/feeds/xml";
import { loadNews } from "@/features/syndication/loaders";
import { newsSitemap } from "@/features/syndication/sitemaps/sitemap";
import { isLocale } from "@/i18n/routing";

export async function GET(_: Request, { params }: RouteContext<"/[locale]/sitemap-news.xml">) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations({ locale, namespace: "Site" });
  return xmlResponse(newsSitemap(locale, t("name"), await loadNews(locale)), "application/xml");
}
