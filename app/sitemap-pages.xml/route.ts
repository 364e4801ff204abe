import { connection } from "next/server";
import { xmlResponse } from "@/features/syndication/feeds/xml";
import { loadPagesSitemap } from "@/features/syndication/loaders";
import { sitemap } from "@/features/syndication/sitemaps/sitemap";

export async function GET() {
  await connection();
  return xmlResponse(sitemap(await loadPagesSitemap()), "application/xml");
}
