import { pagesSitemap } from "@/features/publication/paths";
import { loadSitemapIndex } from "@/features/syndication/loaders";
import { sitemapIndex } from "@/features/syndication/sitemap";
import { xmlResponse } from "@/features/syndication/xml";
import { isBuilding } from "@/lib/build-phase";

export async function GET() {
  const sitemaps = isBuilding() ? [] : await loadSitemapIndex();
  return xmlResponse(sitemapIndex([{ path: pagesSitemap }, ...sitemaps]), "application/xml");
}
