import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Breadcrumbs } from "@/components/breadcrumbs";
import { NoticePage } from "@/components/notice-page";
import { SiteFooter } from "@/components/site-footer";
import { SiteHeader } from "@/components/site-header";
import { SpeculationRules } from "@/components/speculation-rules";
import { bodySchema } from "@/features/publication/body/body-schema";
import { availabilityOf } from "@/features/publication/catalogue/availability";
import { languageChoices } from "@/features/publication/catalogue/language-choices";
import type { Card } from "@/features/publication/data";
import { type Locale, locales } from "@/i18n/routing";
import { written } from "@/lib/markup/testing/written";
import en from "@/messages/en.json" with { type: "json" };
import ru from "@/messages/ru.json" with { type: "json" };
import zh from "@/messages/zh.json" with { type: "json" };
import { ArchiveNav } from "./archive-nav";
import { Article } from "./article";
import { CorporatePage } from "./corporate-page";
import { FeedLinks } from "./feed-links";
import { HomePage } from "./home-page";
import { ListPage } from "./list-page";
import { Withdrawal } from "./withdrawal";
import { YearNav } from "./year-nav";

/** What public pages are made of, with all that it may have, in every language: `htmlOf` must know it all. */

const messages = { en, ru, zh };
/** What a writer may type, and what stands in HTML for something else. */
const words = `A “title” with <b>, &amp; "quotes" & 'single', в 2019 году 莫斯科 10 000 m²`;
const day = new Date("2019-04-03T00:00:00Z");
const hash = "a".repeat(64);

const picture = (lead: boolean) => ({
  publicationId: "p",
  hash,
  lead,
  width: 2400,
  height: 1600,
  placeholder: "",
  portraitHash: "b".repeat(64),
  portraitWidth: 1200,
  portraitHeight: 1600,
  alt: words,
  caption: words,
  credit: words,
  focalX: 0.5,
  focalY: 0.5,
});

const card = (locale: Locale, documentId: string, lead: boolean): Card => ({
  documentId,
  locale,
  path: `/${locale}/news/works/${documentId}`,
  title: words,
  shortTitle: lead ? null : `short ${words}`,
  headlineBreaks: null,
  summary: words,
  sectionKey: "works",
  storyDate: day,
  updatedAt: day,
  firstPublishedAt: day,
  pictures: lead ? [picture(true)] : [],
});

const text = (value: string, ...marks: object[]) => ({ type: "text", text: value, marks });
const paragraph = (id: string) => ({
  type: "paragraph",
  attrs: { id },
  content: [
    text(words),
    text(words, { type: "bold" }, { type: "italic" }),
    { type: "hardBreak" },
    text("2", { type: "superscript" }),
    text("2", { type: "subscript" }),
    text(words, { type: "link", attrs: { href: "/en?a=1&b='2'" } }),
    text(words, { type: "link", attrs: { href: "https://example.org/?a=1&b=2" } }),
    text("Москва", { type: "foreign", attrs: { lang: "ru" } }),
  ],
});
const cell = (id: string, type: string, attrs?: object) => ({
  type,
  attrs,
  content: [paragraph(id)],
});
const numbers = (id: string) => ({
  type: "tableCell",
  content: [{ type: "paragraph", attrs: { id }, content: [{ type: "text", text: "1 024" }] }],
});

const body = bodySchema.parse({
  type: "doc",
  content: [
    paragraph("b1"),
    ...["b2", "b3", "b4", "b5"].map((id, index) => ({
      type: "heading",
      attrs: { id, level: index === 3 ? 3 : 2 },
      content: [text(words)],
    })),
    {
      type: "orderedList",
      attrs: { id: "b6", start: 3 },
      content: [
        {
          type: "listItem",
          content: [
            paragraph("b7"),
            {
              type: "bulletList",
              attrs: { id: "b8" },
              content: [{ type: "listItem", content: [paragraph("b9")] }],
            },
          ],
        },
      ],
    },
    { type: "blockquote", attrs: { id: "b10", attribution: words }, content: [paragraph("b11")] },
    { type: "figure", attrs: { id: "b12", picture: hash } },
    {
      type: "table",
      attrs: { id: "b13", caption: words },
      content: [
        {
          type: "tableRow",
          content: [cell("b14", "tableHeader"), cell("b15", "tableHeader", { colspan: 2 })],
        },
        {
          type: "tableRow",
          content: [cell("b16", "tableHeader", { rowspan: 2 }), cell("b17", "tableCell")],
        },
      ],
    },
    {
      type: "table",
      attrs: { id: "b18" },
      content: [
        { type: "tableRow", content: [cell("b19", "tableHeader"), cell("b20", "tableHeader")] },
        { type: "tableRow", content: [cell("b21", "tableCell"), numbers("b22")] },
      ],
    },
  ],
});

type Document = Parameters<typeof Article>[0]["document"];

const documentOf = (locale: Locale): Document => ({
  publication: {
    ...card(locale, "own", true),
    id: "p",
    kind: "ARTICLE",
    headlineBreaks: null,
    body,
    byline: "Иван Петров",
    source: words,
    eventStart: day,
    eventEnd: new Date("2019-04-05T00:00:00Z"),
    changeNote: words,
    reflects: { locale: "zh", at: day.toISOString() },
    primaryLocale: "zh",
    related: [],
    links: [],
    files: [],
    card: { hash },
    pictures: [picture(true), { ...picture(false), hash: "c".repeat(64), portraitHash: null }],
  },
  locale,
  section: undefined,
  availability: availability(),
  related: [card(locale, "one", true), card(locale, "two", false)],
  neighbours: { previous: card(locale, "three", false), next: card(locale, "four", false) },
});

const availability = () =>
  availabilityOf([
    { locale: "zh", path: "/zh/news/a", state: "LIVE", ...dates },
    { locale: "en", path: "/en/news/a", state: "LIVE", ...dates },
    { locale: "ru", path: "/ru/news/a", state: "WITHDRAWN", ...dates },
  ]);
const dates = { firstPublishedAt: day, withdrawnAt: null, sourceVersion: 1 };

const link = { name: words, path: "/en/a?b=1&c='" };
const section = { key: "works", name: words, description: words, path: "/en/news/works" };
const settings = {
  legalName: words,
  address: words,
  pressContact: words,
  icpNumber: "1",
  publicSecurityNumber: "粤公网安备 44030002000001号",
  socialLinks: [{ label: words, url: "https://example.org/?a&b" }],
};

function parts(locale: Locale): Record<string, ReactNode> {
  const document = documentOf(locale);
  const cards = [card(locale, "one", true), card(locale, "two", false)];
  const years = [
    { year: 2019, count: 2 },
    { year: 2018, count: 1 },
  ];
  const [lead] = cards;
  const home = { lead, tiles: cards, rows: cards, strips: { works: cards } };
  const name = { code: 404, title: words, text: words, linksTitle: words, links: [link] };
  return {
    header: (
      <SiteHeader
        locale={locale}
        skip={link}
        home="/en"
        news={link}
        pages={[link, { name: "b", path: "/en/b" }]}
        current="/en/b"
        languages={languageChoices(availability(), "/en/b")}
        search="/en/search"
      />
    ),
    crumbs: <Breadcrumbs crumbs={[link, { name: "last" }]} />,
    footer: <SiteFooter pages={[link]} news={[link]} feed="/en/feed.xml" settings={settings} />,
    rules: <SpeculationRules />,
    article: <Article document={document} section={link} />,
    "a text of the group": <CorporatePage document={document} />,
    home: (
      <HomePage
        locale={locale}
        home={home}
        sections={[section]}
        pages={[{ path: "/en/a", title: words }]}
        years={years}
      />
    ),
    list: (
      <ListPage
        locale={locale}
        path="/en/news"
        title={words}
        description={words}
        cards={cards}
        sections={{ works: words, people: "b" }}
        aside={<YearNav locale={locale} years={years} current={2018} />}
      >
        <ArchiveNav newer="/a" older="/b" newest="/c" />
        <FeedLinks locale={locale} section="works" />
      </ListPage>
    ),
    year: <ListPage locale={locale} path="/en" title={words} cards={cards} by="months" />,
    notice: (
      <NoticePage {...name}>
        <Withdrawal
          locale={locale}
          notice={words}
          withdrawnAt={day}
          availability={availability()}
        />
      </NoticePage>
    ),
  };
}

const all = locales.flatMap((locale) =>
  Object.entries(parts(locale)).map(([name, part]) => ({ locale, name, part })),
);

test.each(all)("$locale, $name: as React writes it", ({ locale, part }) => {
  const inLanguage = (node: ReactNode) => (
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>
  );
  const html = written(part, inLanguage);
  expect(html).toBe(renderToStaticMarkup(inLanguage(part)));
  expect(html.length).toBeGreaterThan(200);
});
