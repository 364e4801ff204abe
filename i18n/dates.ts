import { type Locale, newsroomTimeZone } from "./routing";

/**
 * Days are kept as UTC midnights (`DATE` columns) and must be shown in UTC;
 * instants are shown as the day they fall on in the newsroom's zone.
 */

const formats: Record<Locale, string> = { zh: "zh-CN", en: "en-GB", ru: "ru-RU" };

const made = new Map<string, Intl.DateTimeFormat>();

/** Formats are slow to make, and a list of stories needs dozens: each is made once and kept. */
function formatOf(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(formats[locale], options);
  made.set(key, format);
  return format;
}

const longDay = (locale: Locale, timeZone: string) =>
  formatOf(locale, { dateStyle: "long", timeZone });

/** `2019-04-03` */
export const isoDay = (day: Date): string => day.toISOString().slice(0, 10);

/** 2019年4月3日, 3 April 2019, 3 апреля 2019 г. */
export function formatDay(locale: Locale, day: Date): string {
  return keepTogether(longDay(locale, "UTC").format(day));
}

/** 11月30日星期一, Monday 30 November, понедельник, 30 ноября: a day of a week that is named. */
export function formatWeekday(locale: Locale, day: Date): string {
  const options = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  return keepTogether(formatOf(locale, options).format(day));
}

/** 4月, April, Апрель: the heading of a month, without its year. */
export function formatMonth(locale: Locale, day: Date): string {
  // By its number, as in the dates below it, and not 四月.
  const month = locale === "zh" ? "numeric" : "long";
  const name = formatOf(locale, { month, timeZone: "UTC" });
  const text = name.format(day);
  return text.charAt(0).toLocaleUpperCase(formats[locale]) + text.slice(1);
}

/** The day of an instant in the newsroom's zone. */
export function formatInstantDay(locale: Locale, instant: Date): string {
  return keepTogether(longDay(locale, newsroomTimeZone).format(instant));
}

/**
 * The day and the time of an instant: 2026年11月23日 03:24, 23 Nov 2026, 03:24.
 *
 * @param timeZone the newsroom's, unless somebody named another one
 */
export function formatInstant(
  locale: Locale,
  instant: Date,
  timeZone: string = newsroomTimeZone,
): string {
  return keepTogether(
    formatOf(locale, {
      dateStyle: "medium",
      timeStyle: "short",
      timeZone,
    }).format(instant),
  );
}

/** The time of an instant in the newsroom's zone: 03:24, or 03:24:05. */
export function formatTime(locale: Locale, instant: Date, to: "minutes" | "seconds"): string {
  const timeStyle = to === "minutes" ? "short" : "medium";
  return formatOf(locale, { timeStyle, timeZone: newsroomTimeZone }).format(instant);
}

/** `2019-04-03T10:00:00+08:00`: an instant with the newsroom's offset. */
export function isoInstant(instant: Date): string {
  const local = new Date(instant.getTime() + newsroomOffsetHours * 3_600_000);
  return `${local.toISOString().slice(0, 19)}+0${newsroomOffsetHours}:00`;
}

/** The newsroom's zone has had this offset, without exception, since 1991. */
const newsroomOffsetHours = 8;

/**
 * 2019年4月1日至3日, 1–3 April 2019, 1–3 апреля 2019 г.
 *
 * The platform's ranges are not those of print: Chinese ones are written
 * with slashes, English days of one month stand apart.
 */
export function formatDayRange(locale: Locale, from: Date, to: Date): string {
  const format = longDay(locale, "UTC");
  if (locale !== "zh") {
    const dash = isoDay(from).slice(0, 7) === isoDay(to).slice(0, 7) ? "–" : " – ";
    return keepTogether(format.formatRange(from, to).replace(/\s*–\s*/u, dash));
  }
  const [year, month] = format.format(from).split(/(?<=[年月])/u);
  const end = format.format(to);
  const rest = end.startsWith(`${year}${month}`)
    ? end.slice(`${year}${month}`.length)
    : end.replace(new RegExp(`^${year}`), "");
  return `${format.format(from)}至${rest}`;
}

/**
 * 2025年3月至6月, March – June 2025, март – июнь 2025 г.: from the month of one
 * day to that of another, which may be the same.
 */
export function formatMonthRange(locale: Locale, from: Date, to: Date): string {
  const format = formatOf(locale, { year: "numeric", month: "long", timeZone: "UTC" });
  const first = format.format(from);
  const last = format.format(to);
  if (first === last) return keepTogether(first);
  const sameYear = from.getUTCFullYear() === to.getUTCFullYear();
  // The platform's own ranges say the year twice in Russian, and are written with a dash in Chinese.
  if (locale === "zh") return `${first}至${sameYear ? last.replace(/^\d+年/u, "") : last}`;
  const begin = sameYear ? first.replace(/\s\d+.*$/u, "") : first;
  return keepTogether(`${begin} – ${last}`);
}

/** A number and its month stand on one line, and so does the Russian «г.». */
function keepTogether(text: string): string {
  return text.replace(/(\d)\s(?=\p{L})/gu, "$1\u00a0");
}
