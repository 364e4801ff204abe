import { absoluteUrl } from "@/lib/site-url";

/** `SITE_URL` is known when the site runs, not when it is built. */
export function GET() {
  const lines = ["User-agent: *", "Allow: /", "", `Sitemap: ${absoluteUrl("/sitemap.xml")}`, ""];
  return new Response(lines.join("\n"), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
