import { loadPagesSitemap } from "@/features/syndication/loaders";
import { sitemap } from "@/features/syndication/sitemap";
import { xmlResponse } from "@/features/syndication/xml";
import { isBuilding } from "@/lib/build-phase";

export async function GET() {
  const pages = isBuilding() ? [] : await loadPagesSitemap();
  return xmlResponse(sitemap(pages), "application/xml");
}
