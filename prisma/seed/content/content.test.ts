import { expect, test } from "vitest";
import { bodySchema } from "@/features/publication/schema";
import { type Locale, locales } from "@/i18n/routing";
import { compose, type SeedTranslation } from "@/prisma/seed/compose";
import { delegation } from "@/prisma/seed/content/delegation/index";
import { documents, sections, settings } from "@/prisma/seed/content/index";

/** Every fact of the delegation story leaves at least one of these in each language. */
const anchors: Record<Locale, (string | RegExp)[]> = {
  zh: [
    ..."2019年4月1日至3日 4月2日上午 广东省委副书记、省长马兴瑞 广东省政府代表团 友好访问 交流 地方合作".split(
      " ",
    ),
    ..."莫斯科州州长安德烈·沃罗比约夫 经济、贸易、教育和科技 谢尔盖·特尔采夫 第一副部长 贸易和投资合作".split(
      " ",
    ),
    ..."中国（广东）—俄罗斯经贸合作圆桌会 中俄建交70周年 中俄地方合作交流年".split(" "),
    ..."粤港澳大湾区建设下的粤俄经贸合作机遇 中国驻俄罗斯大使李辉 亚洲、非洲和拉丁美洲司司长 约120名".split(
      " ",
    ),
    ..."领导人达成的共识 战略机遇 一带一路 机电、能源、轻工产品 双向投资 科技创新 互联互通 合作机制".split(
      " ",
    ),
    ..."10家 诺瓦泰克 俄罗斯邮政 俄罗斯电信 深圳地铁 中兴 华为 广汽 宝鹰 九丰".split(" "),
    ..."宝鹰集团常务副总裁古朴 相关行业 采访 莫斯科大学校长萨多夫尼奇 俄罗斯直接投资基金 金融投资".split(
      " ",
    ),
    ..."格林伍德国际贸易中心 斯科尔科沃创新中心 广汽乘用车 揭牌 科研机构和企业".split(" "),
  ],
  en: [
    "1 to 3 April 2019",
    "morning of 2 April",
    "Ma Xingrui, Deputy Secretary of the Guangdong Provincial Party Committee and Governor of Guangdong",
    /delegation of the Guangdong Provincial Government .* friendly visit to promote exchanges/,
    "Andrei Vorobyov, Governor of Moscow Region",
    "economic affairs, trade, education, science and technology",
    "First Deputy Minister for the Development of the Russian Far East and Arctic",
    /very likely Sergei Tyrtsev/,
    "“Sergei Delzev” and “Teltsev”",
    "trade and investment cooperation between Guangdong and the Russian Far East",
    "China (Guangdong) – Russia Economic and Trade Cooperation Roundtable",
    "70th anniversary of diplomatic relations",
    "Years of China–Russia Regional Cooperation and Exchange",
    "building the Guangdong–Hong Kong–Macao Greater Bay Area",
    "Li Hui, Chinese ambassador to Russia",
    "Department of Asia, Africa and Latin America",
    "“Tianov”",
    "About 120 representatives of the governments, enterprises and media",
    ...["what their leaders had agreed", "strategic opportunity", "Belt and Road"],
    "mechanical and electrical products, energy and light industrial goods",
    ...["two-way investment", "scientific and technological innovation", "connectivity"],
    "mechanisms of cooperation",
    ...["Ten Russian enterprises", "Novatek", "Russian Post", "Rostelecom", "Russian Telecom"],
    ...["Shenzhen Metro Group", "ZTE", "Huawei", "GAC Group", "Jiufeng Group"],
    /Gu Pu, the group’s Executive Vice President/,
    ...["related industries", "interviews", "Sadovnichy", "Moscow University"],
    ...["Russian Direct Investment Fund", "financial investment"],
    ...["Greenwood International Trade Center", "Skolkovo Innovation Center"],
    "unveiling of GAC’s passenger-vehicle subsidiary in Russia",
    "research institutions and enterprises in Moscow",
  ],
  ru: [
    ...["С 1 по 3 апреля 2019 года", "Утром 2 апреля", "делегация правительства провинции Гуандун"],
    "Ма Синжуй, заместитель секретаря парткома и губернатор провинции",
    ...["дружественным визитом", "развивать обмены", "регионов двух стран"],
    "губернатором Московской области Андреем Воробьёвым",
    "экономике, торговле, образовании, науке и технике",
    /первым заместителем министра по развитию Дальнего Востока и Арктики Сергеем Тырцевым/,
    "торгового и инвестиционного сотрудничества",
    "по торгово-экономическому сотрудничеству Китай (Гуандун) – Россия",
    "70-летие дипломатических отношений",
    "Годы российско-китайского межрегионального сотрудничества",
    "при строительстве района Большого залива Гуандун – Сянган – Аомэнь",
    ...["посол КНР в России Ли Хуэй", "департамента Азии, Африки и Латинской Америки"],
    ...["около 120 представителей", "договорились лидеры", "стратегических возможностей"],
    ...["Один пояс, один путь", "машины и электротехника, энергоресурсы"],
    ...["товары лёгкой промышленности", "взаимные инвестиции", "науке и инновациях"],
    ...["взаимосвязанность", "механизмы сотрудничества"],
    ...["10 предприятий", "НОВАТЭК", "Почта России", "Ростелеком"],
    ...["Shenzhen Metro Group", "ZTE", "Huawei", "GAC Group", "Bauing Group", "Jiufeng Group"],
    "исполнительный вице-президент Гу Пу",
    ...["смежных отраслей", "интервью", "ректором МГУ Садовничим", "РФПИ", "финансовые инвестиции"],
    ...["«Гринвуд»", "«Сколково»", /дочерней компании GAC/, "институтах и на предприятиях Москвы"],
  ],
};

const hash = "0123456789abcdef".repeat(4);
const texts = documents.flatMap((document) =>
  locales.map((locale) => {
    const text = document.translations[locale];
    if (!text) throw new Error(`${document.key} has no ${locale}`);
    return { name: `${document.key}/${locale}`, document, locale, text };
  }),
);

const keys = documents.map(({ lead }) => lead).concat("bay-and-river");
const hashes = Object.fromEntries(keys.flatMap((key) => (key ? [[key, hash]] : [])));
const bodyOf = (text: SeedTranslation) => compose(text.body, hashes);

/** Text of a body, one line a block's paragraph; and every link in it. */
function read(node: unknown, found = { lines: [] as string[], hrefs: [] as string[] }) {
  const { type, content, attrs } = node as {
    type: string;
    content?: { type: string; text?: string; marks?: { attrs?: { href?: string } }[] }[];
    attrs?: { attribution?: string; caption?: string };
  };
  for (const extra of [attrs?.attribution, attrs?.caption]) if (extra) found.lines.push(extra);
  if (type === "paragraph" || type === "heading") {
    found.lines.push((content ?? []).map(({ text }) => text ?? "").join(""));
    for (const { marks } of content ?? [])
      for (const { attrs: mark } of marks ?? []) if (mark?.href) found.hrefs.push(mark.href);
  } else for (const child of content ?? []) read(child, found);
  return found;
}

const everyLine = (text: SeedTranslation) => [
  ...[text.title, text.summary, text.withdrawnNotice ?? ""],
  ...read(bodyOf(text)).lines,
  ...Object.values(text.pictures).flatMap(({ alt, caption, credit }) => [alt, caption, credit]),
];
const words = (lines: string[]) =>
  lines
    .join(" ")
    .split(/\s+/u)
    .filter((w) => /[\p{L}\d]/u.test(w));
const characters = (lines: string[]) => lines.join("").replaceAll(/\s/gu, "").length;

function pathOf(key: string, locale: Locale) {
  const { document, text } = texts.find(
    (entry) => entry.document.key === key && entry.locale === locale,
  ) ?? { document: undefined, text: undefined };
  if (!document || !text) throw new Error(`no ${key}/${locale}`);
  if (document.kind === "PAGE") return `/${locale}/${text.slug}`;
  const section = sections.find((entry) => entry.key === document.section);
  return `/${locale}/news/${section?.texts[locale].slug}/${text.slug}`;
}

test.each(locales)("the delegation story tells every fact (%s)", (locale) => {
  const text = delegation.translations[locale];
  if (!text) throw new Error("missing");
  const told = read(bodyOf(text)).lines.join("\n").replaceAll("\u00a0", " ");
  const missing = anchors[locale].filter((anchor) =>
    typeof anchor === "string" ? !told.includes(anchor) : !anchor.test(told),
  );
  expect(missing).toEqual([]);
});

test.each(texts)("$name has a body the site accepts", ({ text }) => {
  expect(() => bodySchema.parse(bodyOf(text))).not.toThrow();
});

test.each(texts)("$name keeps to its lengths", ({ document, locale, text }) => {
  const [title, from, to] = { zh: [24, 50, 80], en: [75, 110, 160], ru: [85, 110, 160] }[
    locale
  ] as [number, number, number];
  expect(text.title.length).toBeLessThanOrEqual(title);
  expect(text.summary.length).toBeGreaterThanOrEqual(from);
  expect(text.summary.length).toBeLessThanOrEqual(to);
  const { lines } = read(bodyOf(text));
  const size = locale === "zh" ? characters(lines) : words(lines).length;
  const limits: Record<string, [number, number]> =
    locale === "zh"
      ? { delegation: [900, 1300], roundtable: [350, 500], visits: [350, 500] }
      : { delegation: [450, 650], roundtable: [180, 260], visits: [180, 260] };
  const [least, most] = limits[document.key] ?? [1, 650];
  expect(size).toBeGreaterThanOrEqual(least);
  expect(size).toBeLessThanOrEqual(most);
});

test.each(texts)(
  "$name describes each picture it shows, and no other",
  ({ document, locale, text }) => {
    const shown = [document.lead, JSON.stringify(bodyOf(text)).includes(hash) && "bay-and-river"];
    expect(new Set(Object.keys(text.pictures))).toEqual(new Set(shown.filter(Boolean)));
    const script = { zh: /\p{Script=Han}/u, en: /[a-z]{3}/u, ru: /\p{Script=Cyrillic}/u }[locale];
    for (const { alt, caption, credit } of Object.values(text.pictures)) {
      for (const said of [alt, caption, credit]) expect(said).toMatch(script);
      expect(credit).toMatch(
        /Illustration.*not a photograph|插图.*并非照片|Иллюстрация.*не\sфотография/u,
      );
      expect(caption).not.toContain("▲");
    }
  },
);

test("the roundtable's caption stands as it was given", () => {
  const captions = locales.map((l) => delegation.translations[l]?.pictures.roundtable?.caption);
  expect(captions).toEqual([
    "中国（广东）—俄罗斯经贸合作圆桌会",
    "China (Guangdong) – Russia Economic and Trade Cooperation Roundtable",
    "Круглый стол по торгово-экономическому сотрудничеству Китай (Гуандун) – Россия",
  ]);
});

test.each(locales)("slugs are plain and unique (%s)", (locale) => {
  const slugs = texts.filter((entry) => entry.locale === locale).map(({ text }) => text.slug);
  for (const slug of slugs) expect(slug).toMatch(/^(?=.{3,60}$)[a-z0-9]+(?:-[a-z0-9]+)*$/);
  expect(new Set(slugs).size).toBe(slugs.length);
  expect(settings[locale].legalName).not.toBe("");
});

test.each(texts)("$name is set as its language is set", ({ locale, text }) => {
  for (const line of everyLine(text)) {
    expect(line).not.toMatch(/["']| {2}|^\s|\s$/u);
    if (locale === "zh") {
      expect(line).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u);
      expect(line).not.toMatch(/\p{Script=Han} | \p{Script=Han}/u);
    }
    // The roundtable's caption stands exactly as it was given.
    if (locale === "ru" && !line.startsWith("Круглый стол по торгово")) {
      expect(line).not.toMatch(/ [—–]|[“”]/u);
      expect(line).not.toMatch(/(?<![\p{L}-])[всокуиа] /iu);
    }
  }
});

test.each(texts)("$name links to live texts of its own language", ({ locale, text }) => {
  const live = texts.filter((entry) => entry.locale === locale && !entry.text.withdrawnNotice);
  const paths = live.map((entry) => pathOf(entry.document.key, locale));
  for (const href of read(bodyOf(text)).hrefs) expect(paths).toContain(href);
});
