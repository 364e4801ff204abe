import { connection } from "next/server";
import { loadPagesSitemap } from "@/features/syndication/loaders";
import { sitemap } from "@/features/syndication/sitemap";
import { xmlResponse } from "@/features/syndication/xml";

export async function GET() {
  await connection();
  return xmlResponse(sitemap(await loadPagesSitemap()), "application/xml");
}
