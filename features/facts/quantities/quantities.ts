import { romansIn } from "@/features/facts/names/codes";
import { englishNumerals } from "@/features/facts/numerals/english";
import { hanNumerals } from "@/features/facts/numerals/han";
import type { Numeral } from "@/features/facts/numerals/numeral";
import { russianNumerals } from "@/features/facts/numerals/russian";
import type { Locale } from "@/i18n/routing";
import { classifier } from "./classifiers";
import { currencyAfter, currencyBefore } from "./currencies";
import { compound, inherit, outOf } from "./joined";
import { limitOf } from "./limits";
import type { Quantity, Weight } from "./quantity";
import { spread } from "./ranges";
import { shareAt } from "./shares";
import { isFree, type Span } from "./spans";
import { unitAt, unitOfRoot } from "./units";

const readers: Record<Locale, (text: string) => Numeral[]> = {
  zh: hanNumerals,
  en: englishNumerals,
  ru: russianNumerals,
};

/** @param text folded */
export const numeralsIn = (text: string, lang: Locale): Numeral[] => readers[lang](text);

/**
 * What a text counts and measures.
 *
 * @param text folded
 * @param taken places that are something else: dates, codes, names, addresses
 */
export function quantitiesIn(
  text: string,
  lang: Locale,
  numerals: readonly Numeral[],
  taken: readonly Span[],
): Quantity[] {
  const free = (each: Span) => isFree(each, taken);
  const roman = romansIn(text, lang === "ru")
    .filter(free)
    .map(
      ({ start, end, value }): Numeral => ({
        start,
        end,
        low: value,
        high: value,
        figures: true,
        ordinal: true,
      }),
    );
  const read = [
    // Before 一, which begins at the same place.
    ...(lang === "zh" ? [...halves(text), ...hundredths(text)].filter(free) : []),
    ...numerals.filter(free),
    ...roman,
    ...singles(text, lang).filter(free),
  ]
    .sort((a, b) => a.start - b.start)
    .filter((each, index, all) => !all.slice(0, index).some(({ end }) => each.start < end));
  const scaled = spread(text, lang, read);
  const found = scaled.flatMap((numeral, index) => {
    const previous = scaled[index - 1];
    return quantityOf(text, lang, numeral, previous);
  });
  // м2 ends with a figure that is no number.
  const own = found.filter(
    (each, index) => !found.slice(0, index).some(({ end }) => each.start < end),
  );
  return compound(text, lang, outOf(text, lang, inherit(text, lang, own)));
}

function quantityOf(
  text: string,
  lang: Locale,
  numeral: Numeral,
  previous: Numeral | undefined,
): Quantity[] {
  let { start, end } = numeral;
  // "На 94-м году жизни" is 93 years old.
  const less = lang === "ru" && numeral.ordinal && /^ год[ау]? жизни/.test(text.slice(end)) ? 1 : 0;
  const [low, high] = [numeral.low - less, numeral.high - less];
  const ordinal =
    Boolean(numeral.ordinal) ||
    (lang === "zh" && /[第]\s?$/.test(text.slice(Math.max(0, start - 2), start)));
  const base = {
    low,
    high,
    factor: 1,
    soft: Boolean(numeral.andMore),
    ordinal,
    ...(numeral.other === undefined ? {} : { other: numeral.other }),
  };
  const share = shareAt(text, lang, numeral);
  if (share?.skip) return [];
  if (share && lang === "zh" && /^多(?!数)/.test(text.slice(share.end))) base.soft = true;
  if (share) {
    const limited = limitOf(text, share.start, share.end, lang);
    return [
      finished(
        {
          ...base,
          ...share,
          low: share.low,
          high: share.high,
          limit: base.soft && limited.limit === "none" ? "over" : limited.limit,
          from: limited.start,
          to: limited.end,
          weight: share.weight ?? "strong",
          ordinal: false,
        },
        numeral,
      ),
    ];
  }
  let measure: Quantity["measure"] = "count";
  let [factor, unit]: [number, string | undefined] = [1, undefined];
  let sum = 0;
  const lead = text.slice(Math.max(0, start - 8), start);
  const rest = text.slice(end);
  const after = ordinal ? undefined : currencyAfter(rest, lang);
  const before = ordinal ? undefined : currencyBefore(lead);
  if (after || (before && !(previous && previous.end > start - before.length))) {
    // 人民币58亿元 and $850 million: a dollar before, 元 after, and either alone.
    const code =
      after && before && after.code === "CNY" && before.code !== "CNY"
        ? before.code
        : (after?.code ?? before?.code ?? "");
    measure = `money:${code}`;
    factor = after?.part ?? 1;
    end += after?.length ?? 0;
    start -= before?.length ?? 0;
  } else if (numeral.inWord) {
    const inside = unitOfRoot(numeral.inWord);
    if (inside && !numeral.scaled)
      [measure, factor, unit] = [inside.dimension, inside.factor, inside.name];
  } else if (!ordinal) {
    const skip =
      lang === "en" && numeral.part
        ? (/^ (?:of )?(?:an?|the) /.exec(rest)?.[0].length ?? 1) - 1
        : 0;
    const halfBefore = lang === "zh" ? (/^个半/.exec(rest)?.[0].length ?? 0) : 0;
    if (halfBefore) sum = 0.5;
    const more =
      lang === "zh"
        ? (/^个?多(?=年|个?月|小时|天|公里|米|吨|亩)/.exec(rest.slice(halfBefore))?.[0].length ?? 0)
        : 0;
    // 一个半月: its 个 stands before the half.
    const month = halfBefore > 0 && /^月/.test(rest.slice(halfBefore));
    const race = lang === "zh" && /^\d+秒\d/.test(text.slice(start, end));
    const found = race
      ? { unit: { dimension: "seconds" as const, factor: 1, name: "second" }, length: 0 }
      : month
        ? { unit: { dimension: "months" as const, factor: 1, name: "month" }, length: 1 }
        : unitAt(rest.slice(skip + halfBefore + more), lang);
    if (found && (race || !anniversary(text, lang, end, found.length))) {
      [measure, factor, unit] = [found.unit.dimension, found.unit.factor, found.unit.name];
      end += skip + halfBefore + more + found.length;
      const speed =
        lang === "zh" &&
        found.unit.dimension === "length" &&
        /(?:时速|每小时)[^，。；\d]{0,5}$/.test(lead);
      if (speed) [measure, factor, unit] = ["speed", found.unit.factor / 3600, "km/h"];
      if (lang === "zh" && /^半(?!数|径)/.test(text.slice(end))) {
        sum = 0.5;
        end += 1;
      }
      if (more) base.soft = true;
    } else end += halfBefore;
  }
  if (measure === "count" && numeral.times) measure = "times";
  if (measure === "count" && numeral.part) measure = "part";
  if (
    measure === "temperature" &&
    /(?:零下|minus |минус |(?<![\d\p{L}])-)$/u.test(text.slice(Math.max(0, start - 6), start))
  )
    factor = -1;
  if (measure === "temperature" && /^ ?(?:below zero|ниже нуля|мороза)/.test(text.slice(end)))
    factor = -1;
  if (lang === "zh" && measure !== "count" && /^多(?![个样种])/.test(text.slice(end)))
    base.soft = true;
  const limited = limitOf(text, start, end, lang);
  const inTime =
    (measure === "months" || measure === "seconds") &&
    /(?:within|内|в пределах)/i.test(text.slice(limited.start, limited.end + 1));
  const soft = base.soft && limited.limit === "none";
  const limit = inTime ? "none" : soft ? "over" : limited.limit;
  const quantity = {
    ...base,
    start,
    end,
    low: low + sum,
    high: high + sum,
    measure,
    factor,
    limit,
    soft,
    from: limited.start,
    to: limited.end,
    weight: weightOf(text, lang, { ...numeral, low: low + sum }, measure, end, ordinal),
    ...(unit ? { unit } : {}),
  };
  return [finished(quantity, numeral)];
}

const finished = (quantity: Quantity, { low, high }: Numeral): Quantity =>
  high > low ? { ...quantity, weight: "weak" } : quantity;

/** 七十周年, the 70th anniversary and 70-летие are one number and no length of time. */
const anniversary = (text: string, lang: Locale, end: number, length: number) =>
  (lang === "zh" && /^\s?(?:周年|周?岁)/.test(text.slice(end))) ||
  (lang === "en" && /^[ -]years?[ -]old\b/.test(text.slice(end))) ||
  length === 0;

function weightOf(
  text: string,
  lang: Locale,
  { figures, low, scaled, inWord }: Numeral,
  measure: Quantity["measure"],
  end: number,
  ordinal: boolean,
): Weight {
  const physical =
    measure !== "count" &&
    measure !== "months" &&
    measure !== "seconds" &&
    measure !== "times" &&
    measure !== "part";
  if (figures || (physical && low !== 1)) return "strong";
  if (low > 10 || scaled) return "strong";
  if (measure === "part") return low === 0.5 ? "weak" : "middle";
  if (ordinal || low === 1 || low === 0 || measure === "times") return "weak";
  if (measure === "months" || measure === "seconds" || (inWord && low > 2)) return "middle";
  if (low <= 2) return "weak";
  return lang !== "zh" || classifier.test(text.slice(end)) ? "middle" : "weak";
}

/** 9秒98: the seconds of a race. */
const hundredths = (text: string): Numeral[] =>
  [...text.matchAll(/(?<![\d.])(\d{1,2})秒(\d{1,2})(?!\d)/g)].map(
    ({ index, 0: all, 1: s, 2: part }) => {
      const value = Number(`${s}.${part}`);
      return { start: index, end: index + all.length, low: value, high: value, figures: true };
    },
  );

/** 半年, 半个月, 半小时: half of a unit, with no numeral. */
const halves = (text: string): Numeral[] => [
  ...[...text.matchAll(/半打(?!算)/g)].map(
    ({ index }): Numeral => ({ start: index, end: index + 2, low: 6, high: 6, figures: false }),
  ),
  ...[...text.matchAll(/一半|半数/g)].map(
    ({ index }): Numeral => ({
      start: index,
      end: index + 2,
      low: 0.5,
      high: 0.5,
      figures: false,
      part: true,
    }),
  ),
  ...[
    ...text.matchAll(
      /(?<![上下前后过每大多一两]|[个天年月时米里])半(?=年|个?多?月|个?小时|天|个世纪|公里|亩|吨)/g,
    ),
  ].map(({ index }) => ({ start: index, end: index + 1, low: 0.5, high: 0.5, figures: false })),
];

/** A week, the past decade, час двадцать минут: one of it, as 一周 is. */
const oneOf: Record<Locale, RegExp> = {
  zh: /(?!)/g,
  en: /(?<!(?:\d|half|quarter|times|once|twice|yuan|million|percent|%|hours|days|people) )\b(?:an? (?=(?:year|month|week|fortnight|day|decade|century)\b(?!-))|(?:past|last|next|coming) (?=(?:decade|century)\b))/gi,
  ru: /(?<![А-Яа-я]|\d )(?=час \S+ минут|год и \S+ месяц)|(?<=(?<![А-Яа-я])(?:за|через|спустя|течение|последние|прошедшие) )(?=(?:сутки|суток|неделю|месяц|час|год|день|десятилетие)(?![а-я]))/gi,
};

const singles = (text: string, lang: Locale): Numeral[] =>
  [...text.matchAll(oneOf[lang])].map(({ index, 0: all }) => ({
    start: index,
    end: index + Math.max(0, all.length - 1),
    low: 1,
    high: 1,
    figures: false,
  }));
