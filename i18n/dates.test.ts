import { expect, test } from "vitest";
import {
  formatDay,
  formatDayRange,
  formatInstantDay,
  formatMonth,
  formatMonthRange,
  isoDay,
  isoInstant,
} from "./dates";
import { languageName } from "./language-names";

const day = new Date("2019-04-03T00:00:00Z");
const nbsp = "\u00a0";

test("a day is the same day everywhere, in the reader's form", () => {
  expect(formatDay("zh", day)).toBe("2019年4月3日");
  expect(formatDay("en", day)).toBe(`3${nbsp}April 2019`);
  expect(formatDay("ru", day)).toBe(`3${nbsp}апреля 2019${nbsp}г.`);
  expect(isoDay(day)).toBe("2019-04-03");
});

test("a month heads its stories", () => {
  expect(formatMonth("zh", day)).toBe("4月");
  expect(formatMonth("en", day)).toBe("April");
  expect(formatMonth("ru", day)).toBe("Апрель");
});

test("days of an event are a range", () => {
  const from = new Date("2019-04-01T00:00:00Z");
  expect(formatDayRange("zh", from, day)).toBe("2019年4月1日至3日");
  expect(formatDayRange("en", from, day).replaceAll(nbsp, " ")).toBe("1–3 April 2019");
  expect(formatDayRange("ru", from, day).replaceAll(nbsp, " ")).toBe("1–3 апреля 2019 г.");
});

test.each([
  ["2019-03-31", "2019年3月31日至4月3日", "31 March – 3 April 2019", "31 марта – 3 апреля 2019 г."],
  [
    "2018-12-31",
    "2018年12月31日至2019年4月3日",
    "31 December 2018 – 3 April 2019",
    "31 декабря 2018 г. – 3 апреля 2019 г.",
  ],
])("a range from %s names what changes", (start, zh, en, ru) => {
  const from = new Date(`${start}T00:00:00Z`);
  const range = (locale: "zh" | "en" | "ru") =>
    formatDayRange(locale, from, day).replaceAll(nbsp, " ");
  expect([range("zh"), range("en"), range("ru")]).toEqual([zh, en, ru]);
});

test("an instant is shown on its day in the newsroom's zone", () => {
  const evening = new Date("2019-04-02T20:30:00Z");
  expect(formatInstantDay("zh", evening)).toBe("2019年4月3日");
  expect(isoInstant(evening)).toBe("2019-04-03T04:30:00+08:00");
});

test("languages are named in one another", () => {
  expect(languageName("ru", "en")).toBe("Russian");
  expect(languageName("en", "ru")).toBe("английский");
});

test("a span of months is written as each language writes it", () => {
  const months = (locale: "zh" | "en" | "ru", from: string, to: string) =>
    formatMonthRange(locale, new Date(from), new Date(to)).replaceAll(nbsp, " ");
  expect(months("en", "2025-03-31", "2025-06-01")).toBe("March – June 2025");
  expect(months("zh", "2025-03-31", "2025-06-01")).toBe("2025年3月至6月");
  expect(months("ru", "2025-03-31", "2025-06-01")).toBe("март – июнь 2025 г.");
  expect(months("en", "2024-12-31", "2025-03-01")).toBe("December 2024 – March 2025");
  expect(months("zh", "2024-12-31", "2025-03-01")).toBe("2024年12月至2025年3月");
  expect(months("ru", "2024-12-31", "2025-03-01")).toBe("декабрь 2024 г. – март 2025 г.");
  expect(months("en", "2025-03-01", "2025-03-31")).toBe("March 2025");
  expect(months("zh", "2025-03-01", "2025-03-31")).toBe("2025年3月");
  expect(months("ru", "2025-03-01", "2025-03-31")).toBe("март 2025 г.");
});
