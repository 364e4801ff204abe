import { expect, test } from "vitest";
import { locales } from "@/i18n/routing";
import { shareLinks } from "./share-links";

const shared = { url: "https://news.example/zh/news/a/b", title: "Q&A: 100 % «готово», 标题 + #1" };

test("each language is offered what its readers use, and mail", () => {
  const names = (locale: (typeof locales)[number]) =>
    shareLinks(locale, shared).map(({ service }) => service);
  expect(names("zh")).toContain("weibo");
  expect(names("ru")).toContain("telegram");
  for (const locale of locales) expect(names(locale).at(-1)).toBe("mail");
});

test("address and title arrive whole, whatever stands in them", () => {
  for (const locale of locales) {
    for (const { service, href } of shareLinks(locale, shared)) {
      if (service === "mail") continue;
      const { protocol, searchParams } = new URL(href);
      expect(protocol).toBe("https:");
      expect(searchParams.get("url")).toBe(shared.url);
      const title = searchParams.get("title") ?? searchParams.get("text");
      if (service !== "linkedin") expect(title).toBe(shared.title);
    }
  }
});

test("a mail's subject is the title, and its text title and address on lines of their own", () => {
  const href = shareLinks("en", shared).at(-1)?.href ?? "";
  expect(href).toMatch(/^mailto:\?subject=[^&+]+&body=[^&+]+$/);
  const [subject = "", body = ""] = href.replace("mailto:?subject=", "").split("&body=");
  expect(decodeURIComponent(subject)).toBe(shared.title);
  expect(decodeURIComponent(body)).toBe(`${shared.title}\r\n${shared.url}`);
});
