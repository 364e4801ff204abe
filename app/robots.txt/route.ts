import { connection } from "next/server";
import { robotsTxt } from "@/features/syndication/site-files/robots";

/** `SITE_URL` is known when the site runs, not when it is built. */
export async function GET() {
  await connection();
  return new Response(robotsTxt(), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
