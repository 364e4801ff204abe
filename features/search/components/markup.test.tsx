import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Locale, locales } from "@/i18n/routing";
import { written } from "@/lib/markup/testing/written";
import en from "@/messages/en.json" with { type: "json" };
import ru from "@/messages/ru.json" with { type: "json" };
import zh from "@/messages/zh.json" with { type: "json" };
import { SearchPage } from "./search-page";

/** As features/publication/components/markup.test.tsx, for what the search page has of its own. */

const messages = { en, ru, zh };
const words = `A "title" with <b>, &amp; & 'single' 莫斯科`;
const bases = { en: "/en/search", ru: "/ru/search", zh: "/zh/search" };

type Search = Parameters<typeof SearchPage>[0]["search"];

const found: Search = {
  request: { q: words, section: "works", year: 2019, page: 2 },
  asked: true,
  results: [
    {
      documentId: "one",
      path: "/en/news/works/one?a&b",
      title: ["A ", "title", words],
      snippet: [words, words, "…"],
      sectionKey: "works",
      storyDate: new Date("2019-04-03T00:00:00Z"),
    },
  ],
  total: 30,
  pages: 3,
  sections: [
    { value: "works", count: 20 },
    { value: "people", count: 10 },
  ],
  years: [
    { value: 2019, count: 20 },
    { value: 2018, count: 10 },
  ],
  others: [{ value: "ru", count: 3 }],
  suggestion: words,
  leftOut: [words, "b"],
  some: false,
  capped: true,
  cut: true,
};
const nothing = { ...found, results: [], total: 0, pages: 0 };

const inLanguage = (locale: Locale) => (node: ReactNode) => (
  <NextIntlClientProvider
    locale={locale}
    messages={messages[locale]}
    now={new Date()}
    timeZone="Asia/Shanghai"
  >
    {node}
  </NextIntlClientProvider>
);

test.each(locales.flatMap((locale) => [found, nothing].map((search) => ({ locale, search }))))(
  "$locale, $search.total found: as React writes it",
  ({ locale, search }) => {
    const page = (
      <SearchPage
        locale={locale}
        bases={bases}
        search={search}
        sections={{ works: words, people: "b" }}
        ways={[{ name: words, path: "/en/news" }]}
      />
    );
    const html = written(page, inLanguage(locale));
    expect(html).toBe(renderToStaticMarkup(inLanguage(locale)(page)));
    expect(html).toContain("search-page");
  },
);
