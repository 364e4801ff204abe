import { locales } from "@/i18n/routing";
import { crawlerSetting } from "@/lib/crawler-settings";
import { absoluteUrl } from "@/lib/site-url";

/** A small file that settings make, and no content. */
export type SiteFile = { type: string; body: string };

/**
 * Files at the top of the site that follow from its settings: proofs for
 * search engines' tools, the key of IndexNow, whom to tell of a security
 * problem. What is not set is not there.
 */
export function siteFile(path: string, now = new Date()): SiteFile | undefined {
  if (path === "/.well-known/security.txt") return securityTxt(now);
  const key = crawlerSetting("INDEXNOW_KEY");
  if (key && path === `/${key}.txt`) return plain(key);
  const google = crawlerSetting("GOOGLE_VERIFICATION_FILE");
  if (google && path === `/${google}`) return html(`google-site-verification: ${google}`);
  const yandex = crawlerSetting("YANDEX_VERIFICATION");
  if (yandex && path === `/yandex_${yandex}.html`) {
    return html(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"></head><body>Verification: ${yandex}</body></html>`,
    );
  }
  const bing = crawlerSetting("BING_VERIFICATION");
  if (bing && path === "/BingSiteAuth.xml") {
    const body = `<?xml version="1.0"?>\n<users>\n\t<user>${bing}</user>\n</users>\n`;
    return { type: "application/xml; charset=utf-8", body };
  }
  const [name, content] = (crawlerSetting("BAIDU_VERIFICATION_FILE") ?? "").split("=");
  return name && content && path === `/${name}` ? html(content) : undefined;
}

const plain = (body: string): SiteFile => ({ type: "text/plain; charset=utf-8", body });
const html = (body: string): SiteFile => ({ type: "text/html; charset=utf-8", body });

/** RFC 9116 wants an end, less than a year away: the first of a month, so that the file stays the same. */
function securityTxt(now: Date): SiteFile | undefined {
  const contact = crawlerSetting("SECURITY_CONTACT");
  if (!contact) return undefined;
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 7, 1));
  return plain(
    [
      `Contact: ${contact}`,
      `Expires: ${end.toISOString().slice(0, 19)}Z`,
      `Preferred-Languages: ${locales.join(", ")}`,
      `Canonical: ${absoluteUrl("/.well-known/security.txt")}`,
      "",
    ].join("\n"),
  );
}
