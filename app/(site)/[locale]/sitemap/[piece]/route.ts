import { notFound } from "next/navigation";
import { xmlResponse } from "@/features/syndication/feeds/xml";
import { loadSitemapPiece } from "@/features/syndication/loaders";
import { sitemap } from "@/features/syndication/sitemaps/sitemap";
import { isLocale } from "@/i18n/routing";

/** Stands at `/[locale]/sitemap-[piece].xml` for everyone: see `innerPath`. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/sitemap/[piece]">) {
  const { locale, piece } = await params;
  if (!isLocale(locale)) notFound();
  const pages = await loadSitemapPiece(locale, piece);
  if (!pages) notFound();
  return xmlResponse(sitemap(pages), "application/xml");
}
