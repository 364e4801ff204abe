import { describe, expect, test } from "vitest";
import type { Remark } from "@/features/importing/report/remark";
import { chinesePage, englishPage, russianPage, site } from "@/features/importing/testing/fixtures";
import { plainText } from "@/features/publication/body/body-text";
import { readPlainText } from "./plain-text";

const codes = (remarks: Remark[]) => remarks.map(({ code }) => code).sort();
const words = ({ body }: ReturnType<typeof readPlainText>) => (body ? plainText(body) : "");
const picture = "cd".repeat(32);

describe("an English page without a headline", () => {
  const reading = readPlainText(englishPage, { locale: "en", site });

  test("leaves out what stood around the text, and says so line by line", () => {
    expect(words(reading)).toMatch(
      /^From May 30 to June 2, .*\nOn the morning of May 31, .*settle\.$/,
    );
    expect(codes(reading.remarks)).toEqual([
      "breadcrumb-left-out",
      "caption-without-picture",
      "event-year-unknown",
      "headline-missing",
      "section-name-left-out",
      "section-name-left-out",
      "story-date-missing",
      "stray-line-left-out",
    ]);
    const stray = reading.remarks.find(({ code }) => code === "stray-line-left-out");
    expect(stray).toMatchObject({ line: 12, text: "Our Workshops" });
  });

  test("proposes the section, and guesses neither a headline nor a year", () => {
    expect(reading).toMatchObject({ title: "", sectionKey: "harbour-life", event: undefined });
  });

  test("does not touch the words", () => {
    expect(words(reading)).toContain("“hours, pay and rest”as the first");
  });

  test("takes the year from the story's date when it is given, and says so", () => {
    const dated = readPlainText(englishPage, { locale: "en", site, storyDate: "2018-06-05" });
    expect(dated.event).toEqual({ start: "2018-05-30", end: "2018-06-02" });
    expect(codes(dated.remarks)).toContain("event-year-unknown");
  });

  test("uses the headline that is given", () => {
    const titled = readPlainText(englishPage, {
      locale: "en",
      site,
      title: "Cranes for the north",
    });
    expect(titled.title).toBe("Cranes for the north");
    expect(codes(titled.remarks)).not.toContain("headline-missing");
  });

  test("makes a caption of a ▲ line when its picture is there", () => {
    const { body, captions, remarks } = readPlainText(englishPage, {
      locale: "en",
      site,
      pictures: [picture],
    });
    expect(captions).toEqual([{ picture, caption: "The cranes of the northern yard" }]);
    expect(body?.content[1]).toMatchObject({ type: "figure", attrs: { picture } });
    expect(codes(remarks)).not.toContain("caption-without-picture");
  });
});

test("reads a Chinese page with its headline, credits and date", () => {
  const reading = readPlainText(chinesePage, { locale: "zh", site });
  expect(reading).toMatchObject({
    title: "港务长访问北部船坞",
    credits: { source: "港口报", byline: "李明" },
    sectionKey: "harbour-life",
    storyDate: "2018-06-05",
    event: { start: "2018-05-30", end: "2018-06-02" },
  });
  expect(words(reading)).toMatch(/^5月30日至6月2日，.*\n5月31日上午，.*问题。$/);
  expect(codes(reading.remarks)).toEqual([
    "breadcrumb-left-out",
    "caption-without-picture",
    "credit-found",
    "event-dates-proposed",
    "event-year-unknown",
    "headline-found",
    "pager-left-out",
    "section-name-left-out",
    "story-date-found",
    "stray-line-left-out",
  ]);
});

test("reads a Russian page, joining the lines that were broken", () => {
  const reading = readPlainText(russianPage, { locale: "ru", site });
  expect(reading.event).toEqual({ start: "2018-05-30", end: "2018-06-02" });
  expect(words(reading)).toMatch(
    /^С 30 мая .* осмотрел новые краны .*\nУтром 31 мая .*бригадами\.$/,
  );
  expect(codes(reading.remarks)).toEqual([
    "breadcrumb-left-out",
    "caption-without-picture",
    "event-dates-proposed",
    "headline-missing",
    "lines-joined",
    "section-name-left-out",
    "story-date-missing",
    "stray-line-left-out",
  ]);
});

test("keeps a short last line that is no known part of the site, and asks", () => {
  const reading = readPlainText("A headline\n\nThe text is here.\n\nSomething Else", {
    locale: "en",
    site,
  });
  expect(words(reading)).toBe("The text is here.\nSomething Else");
  expect(codes(reading.remarks)).toContain("last-line-doubtful");
});

test("does not take a sentence for breadcrumbs", () => {
  const text = "Profit > loss, he said, and left the room.\n\nThen he came back.";
  expect(words(readPlainText(text, { locale: "en", site }))).toContain("Profit > loss");
});

test("has no body where the file has only its frame", () => {
  const { body } = readPlainText("Harbour Life\nHome > News >\n", { locale: "en", site });
  expect(body).toBeUndefined();
});
