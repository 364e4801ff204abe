import { robotsTxt } from "@/features/syndication/robots";

/** `SITE_URL` is known when the site runs, not when it is built. */
export function GET() {
  return new Response(robotsTxt(), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
