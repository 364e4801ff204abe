import { feedFiles, paths } from "@/features/publication/routes/paths";
import type { Announcement } from "@/features/publication/write/announce";
import { languages } from "@/i18n/routing";
import { crawlerSetting } from "@/lib/crawler-settings";
import { absoluteUrl, siteUrl } from "@/lib/site-url";

/** One request to someone outside. */
export type Notification = {
  channel: Channel;
  url: string;
  headers: Record<string, string>;
  body: string;
};

type Channel = "indexnow" | "baidu" | "websub" | "purge";

/** A cache takes so many keys with one request at most. */
const mostKeys = 100;

/**
 * Whom a change is told to, as it is configured now: nobody by default.
 *
 * @param slugs addresses of the sections that the change names, where they have one
 */
export function announcements(change: Announcement, slugs: readonly string[]): Notification[] {
  return [indexNow(change), baidu(change), webSub(change, slugs)].filter((each) => !!each);
}

/** indexnow.org/documentation: also for what is gone, so that engines look and find it so. */
function indexNow({ path, from }: Announcement): Notification | undefined {
  const key = crawlerSetting("INDEXNOW_KEY");
  if (!key) return undefined;
  return {
    channel: "indexnow",
    url: crawlerSetting("INDEXNOW_URL") ?? "https://api.indexnow.org/indexnow",
    headers: { "Content-Type": "application/json; charset=utf-8" },
    body: JSON.stringify({
      host: new URL(siteUrl()).host,
      key,
      keyLocation: absoluteUrl(`/${key}.txt`),
      urlList: [path, ...(from ? [from] : [])].map(absoluteUrl),
    }),
  };
}

/** Of use for Chinese pages, and for those that are there: its interface knows no removal. */
function baidu({ locale, path, change }: Announcement): Notification | undefined {
  const token = crawlerSetting("BAIDU_PUSH_TOKEN");
  if (!token || change === "withdrawn" || !languages[locale].tag.startsWith("zh")) return undefined;
  // Parameters are appended to the text of the setting: parsing and writing it again could change its spelling.
  const base = crawlerSetting("BAIDU_PUSH_URL") ?? "http://data.zz.baidu.com/urls";
  const query = `site=${encodeURIComponent(siteUrl())}&token=${encodeURIComponent(token)}`;
  return {
    channel: "baidu",
    url: `${base}${base.includes("?") ? "&" : "?"}${query}`,
    headers: { "Content-Type": "text/plain" },
    body: absoluteUrl(path),
  };
}

/** Every feed of the language and of the sections, in one request; a hub fetches them itself. */
function webSub({ locale }: Announcement, slugs: readonly string[]): Notification | undefined {
  const hub = crawlerSetting("WEBSUB_HUB");
  if (!hub) return undefined;
  const form = new URLSearchParams({ "hub.mode": "publish" });
  for (const slug of [undefined, ...slugs]) {
    for (const file of feedFiles) {
      form.append("hub.url", absoluteUrl(paths.feed(locale, file, slug)));
    }
  }
  return {
    channel: "websub",
    url: hub,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: form.toString(),
  };
}

/** Has a shared cache forget all answers that carry one of the keys (`Surrogate-Key`). */
export function purges(tags: readonly string[]): Notification[] {
  const url = crawlerSetting("CDN_PURGE_URL");
  if (!url) return [];
  const [, name, value] = /^([^:]+): ?(.*)$/.exec(crawlerSetting("CDN_PURGE_AUTH") ?? "") ?? [];
  // As they stand in the header of an answer.
  const keys = tags.map(encodeURI);
  const requests = Math.ceil(keys.length / mostKeys);
  return Array.from({ length: requests }, (_, index) => {
    const own = keys.slice(index * mostKeys, (index + 1) * mostKeys);
    return {
      channel: "purge",
      url,
      headers: {
        "Content-Type": "application/json",
        "Surrogate-Key": own.join(" "),
        ...(name && value ? { [name]: value } : {}),
      },
      body: JSON.stringify({ surrogate_keys: own }),
    };
  });
}
