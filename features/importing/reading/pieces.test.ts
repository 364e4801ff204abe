import { describe, expect, test } from "vitest";
import { freeSlug, proposeSlug, typedSlug } from "@/features/writing/slugs/propose-slug";
import { readCredits } from "./credits";
import { readEditorJson } from "./editor-json";
import { datesWithYear, findEventDates } from "./event-dates";
import { proposeSummary } from "./summary";

const days = (text: string, storyDate?: string) => {
  const found = findEventDates(text);
  return found && datesWithYear(found, storyDate);
};

describe("days of an event", () => {
  test.each([
    ["From April 1 to April 3, 2019, the", "2019-04-01", "2019-04-03"],
    ["on April 1-3, 2019", "2019-04-01", "2019-04-03"],
    ["1–3 April 2019", "2019-04-01", "2019-04-03"],
    ["30 March to 2 April 2019", "2019-03-30", "2019-04-02"],
    ["On 2nd May 2020", "2020-05-02", "2020-05-02"],
    ["2019年4月1日至3日", "2019-04-01", "2019-04-03"],
    ["2019年4月30日—5月2日", "2019-04-30", "2019-05-02"],
    ["с 1 по 3 апреля 2019 года", "2019-04-01", "2019-04-03"],
    ["30 марта – 2 апреля 2019", "2019-03-30", "2019-04-02"],
    ["2 апреля 2019 года", "2019-04-02", "2019-04-02"],
  ])("%s", (text, start, end) => {
    expect(days(text)).toEqual({ start, end });
  });

  test("have no year unless the text or the story's date gives one", () => {
    expect(days("From April 1 to April 3")).toBeUndefined();
    expect(days("From April 1 to April 3", "2019-04-03")).toEqual({
      start: "2019-04-01",
      end: "2019-04-03",
    });
    expect(days("on December 30", "2019-01-04")).toEqual({
      start: "2018-12-30",
      end: "2018-12-30",
    });
    expect(days("December 30 to January 2", "2019-01-04")).toEqual({
      start: "2018-12-30",
      end: "2019-01-02",
    });
  });

  test("are none where a text names none", () => {
    for (const text of ["about 120 people", "on April 31", "13月1日", "may 120 come"]) {
      expect(findEventDates(text), text).toBeUndefined();
    }
  });
});

describe("credits", () => {
  test("are read in three languages", () => {
    expect(readCredits("2019-04-03 10:20  来源：宝鹰集团")).toEqual({
      date: "2019-04-03",
      source: "宝鹰集团",
    });
    expect(readCredits("Source: Harbour News | Author: A. Smith")).toEqual({
      source: "Harbour News",
      byline: "A. Smith",
    });
    expect(readCredits("Источник: Порт  Дата: 2019.04.03")).toEqual({
      source: "Порт",
      date: "2019-04-03",
    });
  });

  test("are no sentences", () => {
    expect(readCredits("The source: a spring in 2019-04-03 hills.")).toBeUndefined();
    expect(readCredits("On April 2 he left.")).toBeUndefined();
  });
});

describe("slugs", () => {
  const slugOf = (title: string, locale: "zh" | "en" | "ru") => proposeSlug(title, locale).slug;

  test("are proposed in three languages", () => {
    expect(slugOf("Cranes for the North’s yard", "en")).toBe("cranes-for-the-norths-yard");
    expect(slugOf("港口访问北部船坞", "zh")).toBe("gang-kou-fang-wen-bei-bu-chuan-wu");
    expect(slugOf("Краны верфи", "ru")).toBe("krany-verfi");
  });

  test.each([
    ["Красивый ёлочный город", "ru", "krasivyy-yolochnyy-gorod"],
    ["Съезд: новая площадь № 5", "ru", "sezd-novaya-ploshchad-no-5"],
    ["第Ⅳ期１２０ｍ²工程", "zh", "di-iv-qi-120m2-gong-cheng"],
    ["10⁶ cranes in ﬁve ＡＢ yards", "en", "10-6-cranes-in-five-ab-yards"],
    ["𠮷野家访问港口", "zh", "ji-ye-jia-fang-wen-gang-kou"],
    ["𠀋山与𪚥", "zh", "zhang-shan-yu-zhe"],
    ["\uf900山\u00ad港", "zh", "qi-shan-gang"],
  ] as const)(
    "%s has the address that it is read as, in either form of Unicode",
    (title, locale, slug) => {
      expect(proposeSlug(title.normalize("NFD"), locale)).toEqual({ slug, leftOut: [] });
      expect(proposeSlug(title, locale)).toEqual({ slug, leftOut: [] });
    },
  );

  test("tell of what they leave out", () => {
    expect(proposeSlug("港口\u{2A6D6}\u{2A6D6}🏗", "zh").leftOut).toEqual(["\u{2A6D6}", "🏗"]);
    expect(proposeSlug("Harbour — “old” & new!", "en").leftOut).toEqual([]);
  });

  test("are of one width and case when they are typed", () => {
    expect(typedSlug(" Ａ-Story２\u200b ")).toBe("a-story2");
  });

  test("end at a word, avoid the site's own, and are free", () => {
    expect(slugOf("word ".repeat(40), "en").length).toBeLessThanOrEqual(60);
    expect(slugOf("Archive", "en")).toBe("archive-1");
    expect(slugOf("…", "en")).toBe("");
    expect(freeSlug("a", new Set(["a", "a-2"]))).toBe("a-3");
  });
});

describe("a summary", () => {
  test("is whole sentences where they fit", () => {
    const text = `${"Here is one. ".repeat(5)}${"Long ".repeat(60)}.`;
    expect(proposeSummary(text, "en")).toBe("Here is one. ".repeat(5).trim());
  });

  test("is the beginning of a long sentence", () => {
    const summary = proposeSummary("слово ".repeat(80), "ru");
    expect(summary).toMatch(/слово…$/);
    expect([...summary].length).toBeLessThanOrEqual(240);
  });
});

describe("the editor's JSON", () => {
  const body = {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "a" }] }],
  };

  test("may be a body alone, or a text with its title; blocks get ids", () => {
    expect(readEditorJson(JSON.stringify(body)).body.content[0]).toMatchObject({
      attrs: { id: "b1" },
    });
    expect(readEditorJson(JSON.stringify({ title: "T", body })).title).toBe("T");
  });

  test("is refused with the path of what the site cannot show", () => {
    const bad = { type: "doc", content: [{ type: "video", attrs: { id: "b1" } }] };
    expect(() => readEditorJson(JSON.stringify(bad))).toThrow(/cannot show/);
    expect(() => readEditorJson("{")).toThrow(/not JSON/);
  });
});
