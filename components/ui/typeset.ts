import type { Locale } from "@/i18n/routing";

/**
 * Small typographic matters that a text as typed leaves open. Only spaces
 * change, so that a reader still finds and copies the same words.
 *
 * Russian: short words stand with the next one, particles with the one
 * before, a dash never begins a line, a number keeps its noun, a name its
 * initials. English: a day stands with its month, a title with its name, a
 * number with its unit. Both: №, § and % with their numbers. Chinese needs
 * none of it: see `unbroken`.
 */
export function typeset(locale: Locale, text: string): string {
  if (locale === "zh") return text;
  const common = text.replace(/(?<=[№§]) (?=\d)/gu, nbsp).replace(/(\d) (?=[%‰°])/gu, `$1${nbsp}`);
  return locale === "en" ? english(common) : russian(common);
}

const nbsp = "\u00a0";

const english = (text: string) =>
  text
    .replace(dayAndMonth, nbsp)
    .replace(monthAndDay, nbsp)
    .replace(titleAndName, nbsp)
    .replace(numberAndUnit, `$1${nbsp}`);

const russian = (text: string) =>
  text
    .replace(/ (?=(?:ли|же|бы|ль|ж|б)(?!\p{L}))/giu, nbsp)
    .replace(/(?<=^|[\s«„(])(?!(?:ли|же|бы|ль|ж|б) )(\p{L}{1,2}) (?=\S|$)/giu, `$1${nbsp}`)
    .replace(/(\d) (?=\p{L}|\d{3}(?!\d))/gu, `$1${nbsp}`)
    // т. е., и т. д., А. С. Пушкин, г. Москва, ул. Арбат, стр. 5
    .replace(/(?<!\p{L})(\p{L}\.) (?=\p{L}\.)/gu, `$1${nbsp}`)
    .replace(/(?<!\p{L})(\p{Lu}\.) (?=\p{Lu}\p{Ll})/gu, `$1${nbsp}`)
    .replace(
      /(?<!\p{L})((?:г|гор|ул|пр|просп|пл|пер|корп|стр|рис|табл|гл|ст|им|см|тел|проф|акад)\.) (?=[\p{L}\d])/giu,
      `$1${nbsp}`,
    )
    .replace(/ (?=[—–] )/gu, nbsp);

const months =
  "January|February|March|April|May|June|July|August|September|October|November|December";
// Each pattern matches the space first and looks behind it last: a look behind at every letter of a text took most of the time.
const dayAndMonth = new RegExp(` (?=(?:${months})(?!\\p{L}))(?<=(?<!\\d)\\d{1,2} )`, "gu");
const monthAndDay = new RegExp(` (?=\\d{1,2}(?!\\d))(?<=(?<!\\p{L})(?:${months}) )`, "gu");
const titleAndName =
  / (?=[\p{Lu}\d])(?<=(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Fig|Vol|pp?)\.? )/gu;

const numberAndUnit =
  /(\d) (?=(?:k?m[²³]?|mm|cm|kg|t|ha|sq|kWh?|MWh?|GWh?|[KMG]B|am|pm|a\.m\.|p\.m\.|per cent|percent|thousand|million|billion|trillion|m|bn)(?![\p{L}\d]))/gu;

/** More than that might be wider than a phone. */
const widest = 22;

const together = [
  // 3-й, 70-летие, T-3, из-за, по-русски, e-mail
  /(?<![\p{L}\d-])(?:\d+-\p{L}+|\p{L}{1,3}-[\p{L}\d]+)(?![\p{L}\d-])/u,
  // кто-то, какой-нибудь, скажите-ка
  /(?<![\p{L}\d-])\p{L}+-(?:то|либо|нибудь|ка|таки|де|с)(?![\p{L}\d-])/u,
  // Numbers with their range, sign and what they count: 1–3, 12.6万, 70 周年, 5%.
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\d-])\d(?:[\d.,:]*\d)?(?:[–—-]\d(?:[\d.,:]*\d)?)?[%％‰℃]?(?:[ \u00a0]?[十百千万亿]{0,2}(?:平方公里|平方米|周年|公里|公顷|年|月|日|时|分|秒|号|届|次|个|家|名|项|座|所|位|人|天|周|岁|层|条|件|套|元|吨|米|亩|万|亿))?/u,
  // Guangdong–Russia, (Guangdong)–Russia; и/или, km/h, Link/Connect
  /(?<![\p{L}\d–/])[\p{L}\d]+\)?(?:[–/]\(?[\p{L}\d]+\)?)+(?![\p{L}\d–/])/u,
];
const joined = new RegExp(together.map(({ source }) => source).join("|"), "gu");

/**
 * What a browser would part that belongs together: it breaks after a dash, a
 * hyphen and a slash, and between a number and the character that it counts.
 *
 * @returns the text in parts; every other one, from the second on, is to
 *   stand on one line
 */
export function unbroken(text: string): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(joined)) {
    if (!breakable.test(found) || [...found].length > widest) continue;
    parts.push(text.slice(end, index), found);
    end = index + found.length;
  }
  return [...parts, text.slice(end)];
}

/** A number alone has no place where it could break. */
const breakable = /[–—\-/\p{Script=Han}％℃ \u00a0]/u;
