import { connection } from "next/server";
import { pagesSitemap } from "@/features/publication/paths";
import { loadSitemapIndex } from "@/features/syndication/loaders";
import { sitemapIndex } from "@/features/syndication/sitemap";
import { xmlResponse } from "@/features/syndication/xml";

export async function GET() {
  await connection();
  const sitemaps = await loadSitemapIndex();
  return xmlResponse(sitemapIndex([{ path: pagesSitemap }, ...sitemaps]), "application/xml");
}
