import { hanNumerals } from "@/features/facts/numerals/han";
import {
  type DatePart,
  dayOf,
  numericDates,
  Parts,
  type SaidPart,
  timeOf,
  yearPart,
} from "./date-part";

/** Dates as Chinese writes them (GB/T 7408, GB/T 15835): 4月2日, 二〇一九年, 星期三, 上午九点半. */
const few = "(\\d{1,2}|[一二三四五六七八九十廿卅]{1,4})";
const yearShape = "((?:1\\d|20)\\d\\d|[一二][〇零一二三四五六七八九]{3})";
const to = "\\s?(?:至|到|-|–|—|~|～|、|和|及|与)\\s?";

/** 二十三 is 23; figures are themselves. */
const fewOf = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : (hanNumerals(text)[0]?.low ?? 0);
const yearOf = (text: string) =>
  /^\d+$/.test(text)
    ? text
    : [...text].map((each) => "〇一二三四五六七八九".indexOf(each === "零" ? "〇" : each)).join("");

/** @param text folded */
export function chineseDates(text: string): DatePart[] {
  const parts = new Parts();
  numericDates(text, parts);
  const each = parts.reader(text);
  each(
    `(?:${yearShape}\\s?年\\s?)?${few}\\s?月\\s?${few}\\s?[日号]?${to}(?:${few}\\s?月\\s?)?${few}\\s?[日号](?!线|楼)`,
    ([, year = "", month = "", day = "", until = "", last = ""]) => [
      ...yearPart(year && yearOf(year)),
      ...dayOf(fewOf(month), fewOf(day)),
      ...dayOf(fewOf(until || month), fewOf(last)),
    ],
  );
  each(
    `(?:${yearShape}\\s?年\\s?)?${few}\\s?月\\s?${few}\\s?[日号]?(?=[^个]|$)(?<=[日号]|\\d)(?!\\s?[%万亿千百])`,
    ([all = "", year = "", month = "", day = ""]) =>
      /[日号]$/.test(all)
        ? [...yearPart(year && yearOf(year)), ...dayOf(fewOf(month), fewOf(day))]
        : [],
  );
  each(
    `(?<![\\d.])(?:${yearShape}\\s?年\\s?)?${few}(?:\\s?月)?${to}${few}\\s?月(?!\\s?[\\d一二三四五六七八九十])`,
    ([, year = "", first = "", last = ""]) => [
      ...yearPart(year && yearOf(year)),
      ...[first, last].map((month) => ({ kind: "month" as const, key: String(fewOf(month)) })),
    ],
  );
  each(
    `${yearShape}\\s?年?\\s?(?:至|到|-|–|—|~|～)\\s?${yearShape}\\s?年`,
    ([, first = "", last = ""]) =>
      [first, last].map((year) => ({ kind: "year" as const, key: yearOf(year) })),
  );
  each(`${yearShape}\\s?年`, ([, year = ""]) => [{ kind: "year", key: yearOf(year) }]);
  each(`(?<![\\d个.])${few}\\s?月(?:份)?(?!饼)`, ([, month = ""]) => {
    const value = fewOf(month);
    return value >= 1 && value <= 12 ? [{ kind: "month", key: String(value) }] : [];
  });
  each("元月", () => [{ kind: "month", key: "1" }]);
  each(
    "(?:(19|20|21|十九|二十)世纪)?([1-9]0|[一二三四五六七八九]十)年代",
    ([, century = "", decade = ""]) => [
      // The 20th century has the years from 1900 on.
      { kind: "decade", key: `${century ? fewOf(century) - 1 : ""}${fewOf(decade)}` },
    ],
  );
  each(
    "(?:星期|礼拜|(?<![一二三四五六七八九十两\\d四])周)([一二三四五六日天])(?![次个期回张场篇本部轮批年])",
    ([, day = ""]) => [
      { kind: "weekday", key: String("一二三四五六日".indexOf(day === "天" ? "日" : day) + 1) },
    ],
  );
  each("前三个?季度|前九个月|[1一]至[9九]月(?!\\d)", () => [{ kind: "quarter", key: "Q1-3" }]);
  each(
    "(?:第\\s?)?([一二三四1-4])\\s?季度|(?<![A-Za-z])[QqＱ]([1-4])",
    ([, han = "", figure = ""]) => [{ kind: "quarter", key: `Q${fewOf(han || figure)}` }],
  );
  each("(上|下)半年", ([, which]) => [{ kind: "half", key: which === "上" ? "H1" : "H2" }]);
  each(
    `(上午|下午|晚上|晚间|晚|凌晨|早上|早晨|清晨|中午|傍晚|夜里)?\\s?(\\d{1,2}|[零〇]|[一二三四五六七八九十廿卅]{1,4})\\s?(?:时(?!间|段|期|代|速|光)|点(?!多?[〇零一二三四五六七八九]+[万亿元米%])(?!\\d)|点(?=\\d{1,2}分|\\d\\d(?![\\d%万亿元米.]))|:(?=\\d\\d(?!\\d))|：(?=\\d\\d(?!\\d)))(?:(\\d{1,2}|[一二三四五六七八九十零]{1,3})分?|(半|一刻|三刻|整|钟))?`,
    ([, part = "", hour = "", minute = "", rest = ""]) => {
      const pm = /下午|晚|傍晚|夜/.test(part) || (part === "中午" && fewOf(hour) < 3);
      const am = /上午|凌晨|早|清晨/.test(part);
      const minutes =
        rest === "半"
          ? 30
          : rest === "一刻"
            ? 15
            : rest === "三刻"
              ? 45
              : minute
                ? fewOf(minute.replace(/^零/, ""))
                : 0;
      return [
        ...timeOf(fewOf(hour), minutes, pm ? "pm" : am ? "am" : undefined),
        ...(part ? partOf(part) : []),
      ];
    },
  );
  each(
    "(上午|早上|早晨|清晨|凌晨|中午|正午|下午|傍晚|晚上|晚间|当晚|夜间|(?<=[日号])晚)",
    ([, part = ""]) => partOf(part),
  );
  each(`(?<![月\\d.])(\\d{1,2})\\s?日(?![元均游常内间])`, ([, day = ""]) =>
    Number(day) >= 1 && Number(day) <= 31
      ? [{ kind: "day", key: `--${day.padStart(2, "0")}` }]
      : [],
  );
  each(
    "(北京|莫斯科|伦敦|纽约|东京|巴黎|柏林|迪拜|新加坡|格林尼治|当地|海参崴|符拉迪沃斯托克)时间",
    ([, city = ""]) => [{ kind: "zone", key: zones[city] ?? city }],
  );
  each("(?<=[月年])(?:份)?(上旬|中旬|下旬|初|中期|底|末)", ([, phase = ""]) => [
    { kind: "phase", key: /上旬|初/.test(phase) ? "early" : /中/.test(phase) ? "mid" : "late" },
  ]);
  return parts.found;
}

const partOf = (part: string): SaidPart[] => [
  {
    kind: "part",
    key: /下午/.test(part)
      ? "afternoon"
      : /凌晨/.test(part)
        ? "small"
        : /夜/.test(part)
          ? "night"
          : /晚|傍/.test(part)
            ? "evening"
            : /中午|正午/.test(part)
              ? "noon"
              : "morning",
  },
];

const zones: Record<string, string> = {
  北京: "Beijing",
  莫斯科: "Moscow",
  伦敦: "London",
  纽约: "New York",
  东京: "Tokyo",
  巴黎: "Paris",
  柏林: "Berlin",
  迪拜: "Dubai",
  新加坡: "Singapore",
  格林尼治: "UTC",
  当地: "local",
  海参崴: "Vladivostok",
  符拉迪沃斯托克: "Vladivostok",
};
