import type { Numeral } from "@/features/facts/numerals/numeral";
import { type DatePart, dayOf, numericDates, Parts, timeOf, yearPart } from "./date-part";

/** Dates as Russian writes them (ГОСТ Р 7.0.64): 2 апреля 2019 года, 2.04.2019, во вторник, в 10 часов. */
const months = [
  "январ[яьею]",
  "феврал[яьею]",
  "март[ауе]?(?:ом)?",
  "апрел[яьею]",
  "ма(?:й|я|е|ю|ем)",
  "июн[яьею]",
  "июл[яьею]",
  "август[ауе]?(?:ом)?",
  "сентябр[яьею]",
  "октябр[яьею]",
  "ноябр[яьею]",
  "декабр[яьею]",
];
const month = `(${months.join("|")})(?![а-я])`;
const shapes = months.map((each) => new RegExp(`^${each}$`, "i"));
const monthOf = (text: string) => shapes.findIndex((shape) => shape.test(text)) + 1;
const day = "\\d{1,2}(?:-?(?:го|е|ого))?(?!\\d)";
const list = `(${day}(?:(?: ?[–—-] ?|, | и | по | до | или )(?:по )?${day})*)`;
const year = "((?:1\\d|20)\\d\\d)";
const edge = "(?<![А-Яа-яA-Za-z\\d.,])";
const end = "(?![А-Яа-я])";
const weekdays = [
  "понедельник[а-я]*",
  "вторник[а-я]*",
  "(?:(?<=[Вв] )среду(?! обитания)|(?<=[Пп]о )средам|(?<=[Сс]о )среды|(?<=(?:полночь|полдень|утро|утром|вечер|вечером|ночь|ночью|утра|вечера|до|после|вторника|понедельника) )среды|(?<=(?:[Кк]|к утру|к вечеру) )среде|[Сс]реда(?=[,)] ?\\d|\\)| \\d))",
  "четверг[а-я]*",
  "пятниц(?:а|у|ы|е|ей|ам)",
  "суббот(?:а|у|ы|е|ой|ам)",
  "воскресень(?:е|я|ю|ям|ем)",
];
const numbers: [RegExp, number][] = [
  [/^(?:перв|I$|1)/i, 1],
  [/^(?:втор|II$|2)/i, 2],
  [/^(?:трет|III$|3)/i, 3],
  [/^(?:четв|IV$|4)/i, 4],
];
const whichOf = (text: string) => numbers.filter(([shape]) => shape.test(text)).at(-1)?.[1] ?? 0;

const daysOf = (text: string) => [...text.matchAll(/\d{1,2}/g)].map(([each]) => Number(each));

/** @param text folded @param numerals of it: "второго апреля" */
export function russianDates(text: string, numerals: readonly Numeral[]): DatePart[] {
  const parts = new Parts();
  numericDates(text, parts);
  const each = parts.reader(text, "giu");
  const yearEnd = "(?:-?(?:й|го|м|е|ый|ого))?(?: ?(?:год[а-я]*|гг?\\.))?";
  for (const [index, name] of weekdays.entries()) {
    const evening = String(((index + 6) % 7) + 1);
    each(
      `${edge}в ночь (?:со? [а-я]+ )?на ${name.replace("(?<=[Вв] )среду(?! обитания)", "среду")}${end}`,
      () => [{ kind: "weekday", key: evening, other: String(index + 1) }],
    );
  }
  each(`${edge}в ночь на (\\d{1,2}) ${month}`, ([, d = "", name = ""]) =>
    dayOf(monthOf(name), Number(d)).map((part) => ({
      ...part,
      ...(Number(d) > 1 ? { other: dayOf(monthOf(name), Number(d) - 1)[0]?.key ?? "" } : {}),
    })),
  );
  each(`${edge}${list} ${month}(?: ${year}${yearEnd})?`, ([, days = "", name = "", y]) => [
    ...daysOf(days).flatMap((d) => dayOf(monthOf(name), d)),
    ...yearPart(y),
  ]);
  for (const { start, end: stop, ordinal, low, figures } of numerals) {
    const after =
      ordinal && !figures
        ? new RegExp(`^ ${month}(?: ${year}${yearEnd})?`, "i").exec(text.slice(stop))
        : null;
    if (after)
      parts.add(start, stop + after[0].length, [
        ...dayOf(monthOf(after[1] ?? ""), low),
        ...yearPart(after[2]),
      ]);
  }
  each(`${edge}${month} ${year}${yearEnd}`, ([, name = "", y]) => [
    { kind: "month", key: String(monthOf(name)) },
    ...yearPart(y),
  ]);
  each(`${edge}${month}`, ([, name = ""]) => [{ kind: "month", key: String(monthOf(name)) }]);
  each(
    `${edge}(?:с|от|между) ${year}(?:-?го)?(?: год[а-я]*| г\\.)? (?:по|до|и) ${year}(?:-?[йм])?(?: ?(?:год[а-я]*|гг?\\.))?`,
    ([, a = "", b = ""]) => [a, b].map((key) => ({ kind: "year" as const, key })),
  );
  each(
    `${edge}${year}(?: ?[–—-] ?| и |\\/)((?:1[89]|20)?\\d\\d)(?:-?(?:х|й|м))? (?:год[а-я]*|гг?\\.)`,
    ([, a = "", b = ""]) =>
      [a, b.length === 2 ? a.slice(0, 2) + b : b].map((key) => ({ kind: "year" as const, key })),
  );
  each(`${edge}((?:19|20)?[1-9]0)-(?:е|х|м|ми)(?: год[а-я]*)?${end}`, ([, decade = ""]) => [
    { kind: "decade", key: decade },
  ]);
  each(
    `${edge}(шестидесят|семидесят|восьмидесят|девяност)(?:ые|ых|ым|ыми)(?: год[а-я]*)?${end}`,
    ([, name = ""]) => [
      {
        kind: "decade",
        key:
          { шестидесят: "60", семидесят: "70", восьмидесят: "80", девяност: "90" }[
            name.toLowerCase()
          ] ?? "",
      },
    ],
  );
  each(
    `${edge}${year}(?:-?(?:й|го|м|е|ый|ого|му))? ?(?:год(?:а|у|ом|е)?${end}|г\\.(?! ?[А-Я][а-я]+,))`,
    ([, y]) => yearPart(y),
  );
  each(`${edge}${year}-(?:й|го|м|му)${end}`, ([, y]) => yearPart(y));
  // Bare, where only a year makes sense.
  each(
    `${edge}(?<=(?:[Вв]|[Кк]|[Сс] начала|до конца|за|конец|итоги|на) )${year}(?![\\d–—-])(?= ?(?:$|[.,;:)]))`,
    ([, y]) => yearPart(y),
  );
  for (const [index, name] of weekdays.entries())
    each(`(?<![А-Яа-я])${name}${end}`, () => [{ kind: "weekday", key: String(index + 1) }]);
  each(
    `${edge}(?:перв[а-я]+ )?три (?:первых )?квартала|(?:перв[а-я]+ )девят[а-я]+ месяц[а-я]*|трех кварталов|(?<=(?:за|итогам) )(?:9|девят[ьи]) месяцев`,
    () => [{ kind: "quarter", key: "Q1-3" }],
  );
  each(
    `${edge}(перв[а-я]+|втор[а-я]+|трет[а-я]+|четверт[а-я]+|[1-4](?:-(?:й|го|м|ом))?|I{1,3}|IV) (?:квартал[а-я]*|кв\\.(?! ?м))`,
    ([, which = ""]) => [{ kind: "quarter", key: `Q${whichOf(which)}` }],
  );
  each(
    `${edge}(перв[а-я]+|втор[а-я]+|I{1,2}|[12]-(?:е|го|м)) (?:полугоди[а-я]+|половин[а-я]+ (?=года|20))`,
    ([, which = ""]) => [{ kind: "half", key: `H${whichOf(which)}` }],
  );
  const partWord = "(утра|дня|вечера|ночи)";
  each(
    `(?<![А-Яа-я\\d:])(\\d{1,2})[:.](\\d\\d)(?!\\d|[:.]\\d)(?: ?(?:часов|часа|ч\\.?))?(?: ${partWord}${end})?(?!\\s?(?:%|млн|тыс|м|км|га|т)${end})`,
    ([all = "", h = "", m = "", part = ""]) => {
      // 10.30 is a time only where one is expected: elsewhere the point divides a decimal.
      const colon = all.includes(":");
      return colon || part
        ? timeOf(
            Number(h),
            Number(m),
            // A clock of twenty-four hours, where nothing else is said.
            part ? (/утра|ночи/.test(part) ? "am" : "pm") : Number(h) < 12 ? "am" : undefined,
          )
        : [];
    },
  );
  each(
    `${edge}(?<=(?:[Вв]|[Сс]|до|[Пп]о|[Кк]|[Оо]коло) )(\\d{1,2})\\.(\\d\\d)(?!\\d|\\.\\d)(?=$|[ ,;.)]|(?: ?(?:по|до|часов)))(?! ?(?:раз|%|млн|тыс|м|процент))`,
    ([, h = "", m = ""]) => timeOf(Number(h), Number(m), undefined),
  );
  each(
    `${edge}(\\d{1,2}) час(?:ов|а|у)?(?: (\\d{1,2}) минут[а-я]*)? ${partWord}${end}`,
    ([, h = "", m = "", part = ""]) =>
      timeOf(Number(h), Number(m || 0), /утра|ночи/.test(part) ? "am" : "pm"),
  );
  each(`${edge}(\\d{1,2}) ${partWord}${end}`, ([, h = "", part = ""]) =>
    timeOf(Number(h), 0, /утра|ночи/.test(part) ? "am" : "pm"),
  );
  each(
    `(?<=(?<![А-Яа-я])(?:в|к|с|до|после) )(\\d{1,2}) час(?:ов|а|ам)?${end}(?= (?:по|до|дня|утра|вечера)|[,.;]|$| \\d{1,2} (?!мин)[а-я])`,
    ([, h = ""]) => timeOf(Number(h), 0, undefined),
  );
  // "До 2 часов 40 минут" is a length of time more often than an hour.
  each(`(?<=(?<![А-Яа-я])в )(\\d{1,2}) час(?:ов|а)? (\\d{1,2}) минут[а-я]*`, ([, h = "", m = ""]) =>
    timeOf(Number(h), Number(m), undefined),
  );
  // В три часа ночи, около трёх часов дня.
  for (const { start, end: stop, ordinal, low, figures } of numerals) {
    const said =
      ordinal || figures || low > 12
        ? null
        : /^ час(?:а|ов|ам)? (утра|дня|вечера|ночи)(?![а-я])/i.exec(text.slice(stop));
    if (said)
      parts.add(
        start,
        stop + said[0].length,
        timeOf(low, 0, /утра|ночи/i.test(said[1] ?? "") ? "am" : "pm"),
      );
  }
  each(`${edge}(?:в )?(полдень|полдня|полночь)${end}`, ([, when = ""]) =>
    when.toLowerCase() === "полдня"
      ? []
      : timeOf(
          when.toLowerCase() === "полночь" ? 0 : 12,
          0,
          when.toLowerCase() === "полночь" ? "am" : "pm",
        ),
  );
  each(
    `${edge}(?:(утр(?:ом|а|о|у))|(вечер(?:ом|а|у|е)?)|(ноч(?:ью|и|ь))|(во второй половине дня|после полудня)|(днем))${end}`,
    ([, morning, evening, night, afternoon, day]) => [
      {
        kind: "part",
        key: morning
          ? "morning"
          : night
            ? "night"
            : evening
              ? "evening"
              : afternoon || day
                ? "afternoon"
                : "noon",
      },
    ],
  );
  each(
    `${edge}(пекинск|московск|лондонск|токийск|берлинск|парижск|местн|дубайск|сингапурск|владивостокск)[а-я]* (?:времен[а-я]*|время)|${edge}(мск|МСК|UTC|GMT|Гринвичу)${end}`,
    ([, city = "", code = ""]) => [
      {
        kind: "zone",
        key: city ? (zones[city.toLowerCase()] ?? city) : /мск/i.test(code) ? "Moscow" : "UTC",
      },
    ],
  );
  each(
    `${edge}(?:на |к )?(начал[оаеу]|середин[аеуы]|кон(?:ец|ца|це|цу)) (?=года|месяца|20\\d\\d|19\\d\\d|${month})`,
    ([, phase = ""]) => [
      {
        kind: "phase",
        key: /^начал/i.test(phase) ? "early" : /^сер/i.test(phase) ? "mid" : "late",
      },
    ],
  );
  return parts.found;
}

const zones: Record<string, string> = {
  пекинск: "Beijing",
  московск: "Moscow",
  лондонск: "London",
  токийск: "Tokyo",
  берлинск: "Berlin",
  парижск: "Paris",
  местн: "local",
  дубайск: "Dubai",
  сингапурск: "Singapore",
  владивостокск: "Vladivostok",
};
