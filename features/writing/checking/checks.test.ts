import { describe, expect, test } from "vitest";
import type { Body } from "@/features/publication/schema";
import { type Locale, locales } from "@/i18n/routing";
import { documents } from "@/prisma/seed/content/index";
import { type Checked, type Fault, faultsOf } from "./checks";
import { lengthOf } from "./measure";
import { punctuationFaults } from "./punctuation";

const picture = "a".repeat(64);

const body = (...content: Body["content"]): Body => ({ type: "doc", content });
const heading = (id: string, level: 2 | 3, text = "Heading"): Body["content"][number] => ({
  type: "heading",
  attrs: { id, level },
  content: [{ type: "text", text }],
});
const paragraph = (id: string, text: string): Body["content"][number] => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
});

const good: Checked = {
  locale: "en",
  kind: "ARTICLE",
  title: "A roundtable in Moscow",
  shortTitle: "",
  headlineBreaks: "",
  summary: "Who met whom.",
  slug: "a-roundtable",
  hasSection: true,
  body: body(paragraph("p1", "Text.")),
  lead: null,
  pictures: {},
  slugTaken: false,
  deadLinks: new Set(),
};

const codes = (change: Partial<Checked>) =>
  faultsOf({ ...good, ...change }).map(({ code, level }) => `${code} ${level}`);

describe("checks of a text", () => {
  test("a title that tabs cut asks for a short one", () => {
    const wide = "Guangdong and Moscow builders talk of bridges, ports and of metro lines";
    expect(wide).toHaveLength(71);
    expect(codes({ title: wide })).toContain("short-title-missing advice");
    expect(codes({ title: wide.slice(1) })).toEqual([]);
    expect(codes({ title: wide, shortTitle: " \u200b" })).toContain("short-title-missing advice");
    expect(codes({ title: wide, shortTitle: "Builders talk" })).toEqual([]);
    expect(codes({ shortTitle: wide })).toEqual(["short-title-long advice"]);
    // A Chinese character takes the room of two letters.
    const zh = "粤".repeat(35);
    expect(codes({ locale: "zh", title: zh })).not.toContain("short-title-missing advice");
    expect(codes({ locale: "zh", title: `${zh}俄` })).toContain("short-title-missing advice");
  });

  test.each([
    ["\u202a", "U+202A LRE"],
    ["\u202b", "U+202B RLE"],
    ["\u202c", "U+202C PDF"],
    ["\u202d", "U+202D LRO"],
    ["\u202e", "U+202E RLO"],
    ["\u2066", "U+2066 LRI"],
    ["\u2067", "U+2067 RLI"],
    ["\u2068", "U+2068 FSI"],
    ["\u2069", "U+2069 PDI"],
    ["\u200e", "U+200E LRM"],
    ["\u200f", "U+200F RLM"],
    ["\u061c", "U+061C ALM"],
  ])("a mark of direction is named wherever it stands: %j", (mark, name) => {
    const turned = `Text ${mark}there${mark}.`;
    const told = (change: Partial<Checked>) =>
      faultsOf({ ...good, ...change })
        .filter(({ code }) => code === "direction-marks")
        .map(({ place, detail }) => ({ place, detail }));
    for (const field of ["title", "shortTitle", "summary"] as const) {
      expect(told({ [field]: turned })).toEqual([{ place: { field }, detail: name }]);
    }
    expect(told({ body: body(paragraph("p1", turned)) })).toEqual([
      { place: { block: "p1" }, detail: name },
    ]);
    const foreign = [{ type: "foreign" as const, attrs: { lang: "ar" } }];
    const quoted: Body["content"][number] = {
      type: "blockquote",
      attrs: { id: "q1", attribution: "Nobody" },
      content: [
        {
          type: "paragraph",
          attrs: { id: "q2" },
          content: [{ type: "text", text: turned, marks: foreign }],
        },
      ],
    };
    expect(told({ body: body(quoted) })).toEqual([{ place: { block: "q1" }, detail: name }]);
    expect(told({ lead: picture, pictures: { [picture]: { alt: turned, caption: "x" } } })).toEqual(
      [{ place: { field: "lead" }, detail: name }],
    );
    expect(told({ title: "Emoji 👩\u200d🔧 and a soft\u00adhyphen" })).toEqual([]);
  });

  test("line breaks of another title are pointed out", () => {
    expect(codes({ headlineBreaks: "A roundtable|in Moscow" })).toEqual([]);
    expect(codes({ headlineBreaks: "A round table|in Minsk" })).toEqual([
      "breaks-of-other-title advice",
    ]);
  });

  test("nothing to say about a good one", () => {
    expect(faultsOf(good)).toEqual([]);
  });

  test("what must be there and is not", () => {
    expect(codes({ title: " ", summary: "", slug: "", hasSection: false })).toEqual([
      "title-missing must",
      "summary-missing advice",
      "slug-missing must",
      "section-missing must",
    ]);
    expect(codes({ kind: "PAGE", hasSection: false })).toEqual([]);
  });

  test("a table that says of no row or column what it is", () => {
    const table = (...rows: string[]): Body["content"][number] => ({
      type: "table",
      attrs: { id: "t1" },
      content: rows.map((row, at) => ({
        type: "tableRow",
        content: [...row].map((cell, index) => ({
          type: cell === "h" ? "tableHeader" : "tableCell",
          content: [{ type: "paragraph", attrs: { id: `t1-${at}-${index}` } }],
        })),
      })),
    });
    const advised = ["table-without-header advice"];
    expect(codes({ body: body(table("ccc", "ccc")) })).toEqual(advised);
    expect(codes({ body: body(table("hcc", "ccc")) })).toEqual(advised);
    expect(codes({ body: body(table("c")) })).toEqual(advised);
    // A header in the middle says nothing of what stands above it.
    expect(codes({ body: body(table("ccc", "hhh", "ccc")) })).toEqual(advised);
    for (const rows of [["hhh", "ccc"], ["chh", "ccc"], ["hcc", "hcc"], ["ccc", "hcc"], ["h"]]) {
      expect(codes({ body: body(table(...rows)) })).toEqual([]);
    }
  });

  test("addresses", () => {
    expect(codes({ slug: "archive" })).toEqual(["slug-reserved must"]);
    expect(codes({ slug: "Zwei Wörter" })).toEqual(["slug-invalid must"]);
    expect(codes({ slugTaken: true })).toEqual(["slug-taken must"]);
  });

  test("length in the units of the language", () => {
    const long = { zh: "字".repeat(37), en: "word ".repeat(15), ru: "слово ".repeat(15) };
    for (const locale of locales) {
      const found = faultsOf({ ...good, locale, summary: "好。", title: long[locale].trim() });
      expect(
        found.map(({ code }) => code),
        locale,
      ).toContain("title-long");
    }
    const fault = faultsOf({ ...good, title: long.en }).find(({ code }) => code === "title-long");
    expect(fault?.detail).toBe("15/14");
  });

  test("pictures ask for their words", () => {
    const figure = { type: "figure", attrs: { id: "f1", picture } } as const;
    expect(faultsOf({ ...good, body: body(figure) })).toEqual([
      { code: "alt-missing", level: "must", place: { block: "f1", picture } },
      { code: "caption-missing", level: "advice", place: { block: "f1", picture } },
    ]);
    const words = { [picture]: { alt: "A table", caption: "The table" } };
    expect(codes({ body: body(figure), pictures: words })).toEqual([]);
    expect(codes({ lead: picture })).toEqual(["alt-missing must", "caption-missing advice"]);
  });

  test("headings in their order", () => {
    expect(codes({ body: body(heading("h1", 3)) })).toEqual(["heading-order advice"]);
    expect(codes({ body: body(heading("h1", 2), heading("h2", 3), heading("h3", 2)) })).toEqual([]);
    expect(codes({ body: body(heading("h1", 2, " ")) })).toEqual(["heading-empty advice"]);
  });

  test("links that lead nowhere, in a table too", () => {
    const link = (href: string): Body["content"][number] => ({
      type: "paragraph",
      attrs: { id: "p1" },
      content: [{ type: "text", text: "there", marks: [{ type: "link", attrs: { href } }] }],
    });
    const text = { body: body(link("/en/never")), deadLinks: new Set(["/en/never"]) };
    expect(codes(text)).toEqual(["link-dead advice"]);
    expect(codes({ ...text, body: body(link("/en")) })).toEqual([]);
  });
});

describe("punctuation", () => {
  const found = (locale: Locale, text: string) =>
    punctuationFaults(locale, text).map(({ code }) => code);

  test.each([
    ["你好,世界。", ["width-mixed"]],
    ["宝鹰集团(深圳)成立。", ["width-mixed", "width-mixed"]],
    ["增长3.5%，时间为9:30。", []],
    ['他说"好"。', ["quotes-wrong", "quotes-wrong"]],
    ["他说“好”。", []],
    ["访问Smith, Jones & Co.之后", []],
    ["２０１９年", ["width-mixed"]],
  ])("Chinese: %s", (text, expected) => {
    expect(found("zh", text)).toEqual(expected);
  });

  test.each([
    ['Группа "Bauing" строит.', ["quotes-wrong", "quotes-wrong"]],
    ["Район «Большого залива» растёт.", []],
    ["Кириллица в “лапках”", ["quotes-wrong", "quotes-wrong"]],
    ["Это - ошибка", ["dash-wrong"]],
    ["Это\u00a0— верно", []],
    ["Это — почти", ["space-not-fixed"]],
    ["А. С. Пушкин", ["space-not-fixed", "space-not-fixed"]],
    ["А.\u00a0С.\u00a0Пушкин", []],
    ["5 млн рублей", ["space-not-fixed"]],
    ["№ 5", ["space-not-fixed"]],
    ["№\u00a05", []],
  ])("Russian: %s", (text, expected) => {
    expect(found("ru", text)).toEqual(expected);
  });

  test.each([
    ['He said "yes".', ["quotes-wrong", "quotes-wrong"]],
    ["He said “yes”, and it’s true.", []],
    ["a word -- another", ["dash-wrong"]],
  ])("English: %s", (text, expected) => {
    expect(found("en", text)).toEqual(expected);
  });
});

describe("length", () => {
  test.each([
    ["zh", "粤俄圆桌，2019年", 7],
    ["zh", "BIM 技术", 3],
    ["en", "It’s a well-known 3.5 per cent", 6],
    ["ru", "Санкт-Петербург, 5 апреля", 3],
  ] as const)("%s: %s", (locale, text, count) => {
    expect(lengthOf(locale, text).count).toBe(count);
  });
});

const anyPicture = new Proxy<Record<string, string>>({}, { get: () => picture });

test("nothing must be mended in the texts that the site begins with", () => {
  const faults = documents.flatMap(({ key, kind, translations }) =>
    locales.flatMap((locale): (Fault & { key: string })[] => {
      const text = translations[locale];
      if (!text) return [];
      const { title, shortTitle = "", summary, slug } = text;
      // Pictures are seen to elsewhere.
      const blocks = text.body.map((draft, at) => draft(`b${at}`, anyPicture));
      const shown = body(...blocks.filter(({ type }) => type !== "figure"));
      return faultsOf({ ...good, kind, locale, title, shortTitle, summary, slug, body: shown }).map(
        (fault) => ({ ...fault, key: `${key} ${locale}` }),
      );
    }),
  );
  expect(faults).toEqual([]);
});
