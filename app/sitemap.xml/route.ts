import { connection } from "next/server";
import { loadSitemapIndex } from "@/features/syndication/loaders";
import { sitemapIndex } from "@/features/syndication/sitemap";
import { xmlResponse } from "@/features/syndication/xml";

export async function GET() {
  await connection();
  return xmlResponse(sitemapIndex(await loadSitemapIndex()), "application/xml");
}
