import type { Locale } from "@/i18n/routing";

/** Where a text can be sent by a plain link; `mail` is the reader's own program. */
export type ShareService = "weibo" | "qzone" | "telegram" | "vk" | "linkedin" | "x" | "mail";

/** What readers of a language use. None of them is told that anybody looked at the page. */
const services: Record<Locale, readonly ShareService[]> = {
  zh: ["weibo", "qzone", "mail"],
  en: ["linkedin", "x", "mail"],
  ru: ["telegram", "vk", "mail"],
};

type Shared = { url: string; title: string };

/** The services' own addresses for this: each opens a form that the reader may send. */
const addresses: Record<ShareService, (shared: Shared) => string> = {
  weibo: ({ url, title }) => withQuery("https://service.weibo.com/share/share.php", { url, title }),
  qzone: ({ url, title }) =>
    withQuery("https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey", { url, title }),
  telegram: ({ url, title }) => withQuery("https://t.me/share/url", { url, text: title }),
  vk: ({ url, title }) => withQuery("https://vk.com/share.php", { url, title }),
  linkedin: ({ url }) => withQuery("https://www.linkedin.com/sharing/share-offsite/", { url }),
  x: ({ url, title }) => withQuery("https://x.com/intent/post", { url, text: title }),
  // Line ends of a mail are two characters (RFC 6068); a space is never a plus there.
  mail: ({ url, title }) =>
    `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\r\n${url}`)}`,
};

export function shareLinks(
  locale: Locale,
  shared: Shared,
): { service: ShareService; href: string }[] {
  return services[locale].map((service) => ({ service, href: addresses[service](shared) }));
}

const withQuery = (address: string, query: Record<string, string>) =>
  `${address}?${Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&")}`;
