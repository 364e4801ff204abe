import { connection } from "next/server";
import { xmlResponse } from "@/features/syndication/feeds/xml";
import { loadSitemapIndex } from "@/features/syndication/loaders";
import { sitemapIndex } from "@/features/syndication/sitemaps/sitemap";

export async function GET() {
  await connection();
  return xmlResponse(sitemapIndex(await loadSitemapIndex()), "application/xml");
}
