import type { Locale } from "@/i18n/routing";
import type { Quantity } from "./quantity";

const connecting: Record<Locale, RegExp> = {
  zh: /^\s?(?:至|到|-|–|—|~|～|[×xX*]|降至|降到|增至|升至|提高到|提高至|降低到|增长到|增加到|或)\s?$/,
  en: /^ ?(?:to|–|—|-|and|or|×|x|by)[ -]?$/,
  ru: /^ ?(?:до|–|—|-|и|или|×|x|х|на)[ -]?$/,
};

/** 80 to 120 metres: the unit of the second is that of the first, and "to" limits neither. */
export function inherit(text: string, lang: Locale, found: Quantity[]): Quantity[] {
  for (let at = found.length - 2; at >= 0; at--) {
    const [first, second] = [found[at], found[at + 1]];
    if (!first || !second || !connecting[lang].test(text.slice(first.end, second.start))) continue;
    const bare = first.measure === "count" && !first.unit && !first.ordinal;
    if (bare && second.measure !== "count" && first.end < second.start) {
      const { measure, factor, unit } = second;
      // 六到七成: the first is tenths too.
      const tenths = measure === "percent" && text.slice(second.start, second.end).includes("成");
      const times = tenths ? 10 : 1;
      const scaled = { low: first.low * times, high: first.high * times };
      Object.assign(first, { measure, factor, ...scaled, ...(unit ? { unit } : {}) });
      if (first.weight !== "strong" && second.weight === "strong") first.weight = "strong";
    }
    // 百分之十到十五: the second is per cent too.
    const alone = second.measure === "count" && !second.unit && !second.ordinal;
    if (lang === "zh" && first.measure === "percent" && alone) second.measure = "percent";
    // Above an estimate of 2 to 3 million: neither end is limited by itself.
    const near = second.low * second.factor <= first.low * first.factor * 3;
    if (near && (first.limit === "over" || first.limit === "under")) first.limit = "during";
    if (second.limit === "most" || second.limit === "reach") {
      Object.assign(second, { limit: "none", from: second.start });
    }
  }
  return found;
}

const adding: Record<Locale, RegExp> = {
  zh: /^(?:零|又|加)?$/,
  en: /^(?:,? and|,)? ?$/,
  ru: /^(?:,? и|,)? ?$/,
};

/** A year and three months, 1小时30分钟: one length of time, in the smaller unit. */
export function compound(text: string, lang: Locale, found: readonly Quantity[]): Quantity[] {
  const joined: Quantity[] = [];
  for (const each of found) {
    const last = joined.at(-1);
    // 3元5角, 3 рубля 50 копеек.
    const time =
      each.measure === "months" || each.measure === "seconds" || each.measure.startsWith("money:");
    const goesOn =
      last &&
      time &&
      last.measure === each.measure &&
      last.factor > each.factor &&
      last.unit !== "week";
    if (goesOn && adding[lang].test(text.slice(last.end, each.start))) {
      const more = (last.low * last.factor) / each.factor;
      joined[joined.length - 1] = {
        ...each,
        start: last.start,
        from: last.from,
        limit: last.limit,
        low: each.low + more,
        high: each.high + more,
        weight: "strong",
      };
    } else joined.push(each);
  }
  return joined;
}

const outOfWords: Record<Locale, RegExp> = {
  zh: /^[^，。；、\d]{0,7}?(?:[中里]就?有|[中里]就|就有)(?:约|近|大约|超过)?$/,
  en: /^(?: (?:of|young|old|local|working|of the))*(?: (?:people|persons?|m[ae]n|wom[ae]n|child(?:ren)?|adults?|households?|famil(?:y|ies)|workers?|employees|students?|pupils?|compan(?:y|ies)|firms?|residents?|patients?|voters?|respondents?|users?))? (?:in|out of)(?: every)? $/,
  ru: /^ (?:из|человек из) (?:каждых )?$/,
};
const rounds = new Set([3, 4, 5, 8, 10, 20, 100, 1000]);

/** Six in ten, девять из десяти: a share. */
export function outOf(text: string, lang: Locale, found: readonly Quantity[]): Quantity[] {
  const shares: Quantity[] = [];
  for (const each of found) {
    const last = shares.at(-1);
    const counts =
      last?.measure === "count" && each.measure === "count" && !last.ordinal && !each.ordinal;
    // In Chinese the whole comes first: 十人中有六人.
    const [part, whole] = lang === "zh" ? [each, last] : [last, each];
    const round = whole && (rounds.has(whole.low) || (part?.low === 1 && whole.low < 1000));
    const fits = counts && part && whole && round && part.low < whole.low;
    const gap = last ? text.slice(last.end, each.start) : "";
    // 每百名员工中就有12名 is 12 for every hundred, as other languages say it.
    const many =
      lang === "zh" && whole && whole.low >= 100 && !/^[名个人]?[人中]?[中就里有]{1,3}$/.test(gap);
    if (fits && !many && outOfWords[lang].test(gap)) {
      const value = part.low / whole.low;
      shares[shares.length - 1] = {
        ...last,
        end: each.end,
        to: each.to,
        low: value,
        high: value,
        measure: "part",
      };
    } else shares.push(each);
  }
  return shares;
}
