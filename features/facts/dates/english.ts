import { type DatePart, dayOf, numericDates, Parts, timeOf, yearPart } from "./date-part";

/** Dates as English writes them, on both sides of the Atlantic. */
const months = [
  "Jan(?:uary|\\.)?",
  "Feb(?:ruary|\\.)?",
  "Mar(?:ch|\\.)?",
  "Apr(?:il|\\.)?",
  "May",
  "June?\\.?",
  "July?\\.?",
  "Aug(?:ust|\\.)?",
  "Sept?(?:ember|\\.)?",
  "Oct(?:ober|\\.)?",
  "Nov(?:ember|\\.)?",
  "Dec(?:ember|\\.)?",
];
const month = `(${months.join("|")})`;
const shapes = months.map((each) => new RegExp(`^${each}$`));
const monthOf = (text: string) => shapes.findIndex((shape) => shape.test(text)) + 1;
const day = "\\d{1,2}(?:st|nd|rd|th)?(?![\\d:])";
const list = `(${day}(?:,? ?(?:,|–|—|-|to|and|until|through|till|&) ?(?:and )?(?:the )?${day})*)`;
const year = "((?:1\\d|20)\\d\\d)";
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const numbers: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  "1st": 1,
  "2nd": 2,
  "3rd": 3,
  "4th": 4,
  final: 4,
  last: 4,
};

const ones = "first second third fourth fifth sixth seventh eighth ninth".split(" ");
/** Days of a month in words. */
const nth: Record<string, number> = Object.fromEntries([
  ...ones.map((word, index) => [word, index + 1]),
  ..."tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    .split(" ")
    .map((word, index) => [word, index + 10]),
  ...ones.map((word, index) => [`twenty-${word}`, index + 21]),
  ["thirtieth", 30],
  ["thirty-first", 31],
]);

const daysOf = (text: string) => [...text.matchAll(/\d{1,2}/g)].map(([each]) => Number(each));

/** @param text folded */
export function englishDates(text: string): DatePart[] {
  const parts = new Parts();
  numericDates(text, parts);
  const each = parts.reader(text);
  // 30 April to 2 May names two months: each is read by itself.
  each(
    `(?<![\\d.,$€£¥])\\b${list} (?:of )?${month}\\b(?:,? (?:of )?${year}\\b)?`,
    ([, days = "", name = "", y]) => [
      ...daysOf(days).flatMap((d) => dayOf(monthOf(name), d)),
      ...yearPart(y),
    ],
  );
  each(
    `\\b${month} (?:the )?${list}(?![%.,]?\\d|%| ?(?:million|billion|thousand|people|metres|km))(?:,? ${year}\\b)?`,
    ([, name = "", days = "", y]) => [
      ...daysOf(days).flatMap((d) => dayOf(monthOf(name), d)),
      ...yearPart(y),
    ],
  );
  // The fourth of July, July fourth.
  each(
    `\\b(?:the )?(${Object.keys(nth).join("|")}) of ${month}\\b(?:,? ${year}\\b)?`,
    ([, name = "", m = "", y]) => [...dayOf(monthOf(m), nth[name] ?? 0), ...yearPart(y)],
  );
  each(`\\b${month},? (?:of )?${year}\\b`, ([, name = "", y]) => [
    { kind: "month", key: String(monthOf(name)) },
    ...yearPart(y),
  ]);
  each(
    `\\b(?<=(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Oo]f|[Dd]uring|[Tt]ill|[Ff]rom|to|through|and|[Ll]ate|[Ee]arly|[Mm]id|[Nn]ext|[Ll]ast|[Tt]his|[Ii]n mid|[Ee]ach|[Ee]very|[Bb]etween|[Bb]efore|[Aa]fter)[ -])${month}\\b(?! \\d{1,2}\\b)`,
    ([, name = ""]) => [{ kind: "month", key: String(monthOf(name)) }],
  );
  each(
    `\\b(January|February|April|June|July|August|September|October|November|December)\\b`,
    ([, name = ""]) => [{ kind: "month", key: String(monthOf(name)) }],
  );
  each(
    "\\b((?:19|20)?[1-9]0)['’]?s\\b(?! )|\\b((?:19|20)[1-9]0)['’]?s\\b|(?:in|of|since|late|early) (?:the )?['’]?([1-9]0)s\\b",
    ([, a = "", b = "", c = ""]) => [{ kind: "decade", key: a || b || c }],
  );
  each(
    "\\b(?:the )?(nineteen|twenty)?-?(sixties|seventies|eighties|nineties)\\b",
    ([, , name = ""]) => [
      {
        kind: "decade",
        key: { sixties: "60", seventies: "70", eighties: "80", nineties: "90" }[name] ?? "",
      },
    ],
  );
  each(`\\b(${weekdays.join("|")})s?\\b`, ([, name = ""]) => [
    { kind: "weekday", key: String(weekdays.indexOf(name) + 1) },
  ]);
  each(
    "\\bfirst (?:three|3) quarters\\b|\\bfirst nine months\\b",
    () => [{ kind: "quarter", key: "Q1-3" }],
    "giu",
  );
  each(
    "(?<!\\ba )(?<!\\ban )\\b(first|second|third|fourth|1st|2nd|3rd|4th|final|last)[ -]quarters?\\b(?!-? ?(?:final|of an hour))|\\bQ([1-4])\\b|\\b([1-4])Q(?=\\d|\\b)",
    ([, name = "", a = "", b = ""]) => [
      { kind: "quarter", key: `Q${a || b || numbers[name.toLowerCase()]}` },
    ],
    "giu",
  );
  each(
    "\\b(first|second)[ -]half\\b(?! of (?!the year|20|this|last|next|19))|\\bH([12])\\b|\\b(first|last) six months\\b",
    ([, name = "", figure = "", six = ""]) => [
      { kind: "half", key: figure ? `H${figure}` : /second|last/i.test(name || six) ? "H2" : "H1" },
    ],
    "giu",
  );
  const half = "\\s?([ap])\\.?m\\b\\.?";
  // 9 to 11 a.m.: what is said of the second holds for the first.
  each(
    `\\b(\\d{1,2})(?::(\\d\\d))?\\s?(?:–|-|to|and)\\s?(\\d{1,2})(?:[:.](\\d\\d))?${half}`,
    ([, h = "", m = "", h2 = "", m2 = "", p = ""]) => {
      const which = p.toLowerCase() === "p" ? "pm" : "am";
      return [
        ...timeOf(Number(h), Number(m || 0), which),
        ...timeOf(Number(h2), Number(m2 || 0), which),
      ];
    },
    "giu",
  );
  each(
    `\\b(\\d{1,2})(?:[:.](\\d\\d))?${half}`,
    ([, h = "", m = "", p = ""]) =>
      timeOf(Number(h), Number(m || 0), p.toLowerCase() === "p" ? "pm" : "am"),
    "giu",
  );
  each("(?<![\\d:])(\\d{1,2}):(\\d\\d)(?![:\\d])(?: ?(?:hours|hrs))?", ([, h = "", m = ""]) =>
    timeOf(Number(h), Number(m), undefined),
  );
  each(
    "\\b(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o['’]clock(?: in the (morning|afternoon|evening))?",
    ([, h = "", when = ""]) => {
      const words = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
      ];
      return timeOf(
        /\d/.test(h) ? Number(h) : words.indexOf(h.toLowerCase()),
        0,
        when === "morning" ? "am" : when ? "pm" : undefined,
      );
    },
    "giu",
  );
  each("(?<=\\b[Aa]t )(\\d{1,2})(?= (?:on|in the|Beijing|Moscow|local)\\b)", ([, h = ""]) =>
    timeOf(Number(h), 0, undefined),
  );
  each(
    "(?<=\\b[Aa]t )(\\d{1,2})(?:[:.](\\d\\d))?(?= (tonight|this (?:morning|afternoon|evening)|tomorrow|today|sharp|every|each)\\b)",
    ([, h = "", m = "", when = ""]) =>
      timeOf(
        Number(h),
        Number(m || 0),
        /night|noon|evening/.test(when) ? "pm" : /morning/.test(when) ? "am" : undefined,
      ),
  );
  each(
    "\\b(?:at )?(noon|midday|midnight)\\b",
    ([, when = ""]) => [
      ...timeOf(
        when.toLowerCase() === "midnight" ? 0 : 12,
        0,
        when.toLowerCase() === "midnight" ? "am" : "pm",
      ),
      { kind: "part", key: when.toLowerCase() === "midnight" ? "evening" : "noon" },
    ],
    "giu",
  );
  each(
    "\\b(morning|afternoon|evening|night)s?\\b",
    ([, part = ""]) => [{ kind: "part", key: part.toLowerCase() }],
    "giu",
  );
  each(
    "\\b(Beijing|Moscow|London|New York|Tokyo|Paris|Berlin|Dubai|Singapore|Greenwich [Mm]ean|[Ll]ocal|Vladivostok)(?: [Ss]tandard)? [Tt]ime\\b|\\b(UTC|GMT|MSK)\\b",
    ([, city = "", code = ""]) => [
      {
        kind: "zone",
        key:
          code === "MSK"
            ? "Moscow"
            : code || /Greenwich/.test(city)
              ? "UTC"
              : /local/i.test(city)
                ? "local"
                : city,
      },
    ],
  );
  each(
    "\\b(early|mid|late|beginning of|start of|middle of|end of)[ -](?:in )?(?=(?:the )?(?:month|year|January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\\d\\d))",
    ([, phase = ""]) => [
      {
        kind: "phase",
        key: /early|beginning|start/i.test(phase) ? "early" : /mid/i.test(phase) ? "mid" : "late",
      },
    ],
    "giu",
  );
  yearsAlone(text, parts);
  return parts.found;
}

const counted =
  /^(?:[ -](?:or more )?(?!(?:and|to|or|the|a|in|on|at|by|as|is|was|were|has|had|have|with|for|of|until|through|but|when|which|that|this|its|it|from|after|before|onwards?|season|edition|report|annual|budget|plan|forum|expo|world|olympic|summer|winter|spring|autumn|fiscal|financial)\b)[a-z]+s\b| (?:people|men|women|yuan|dollars|square|cubic|metres|km|kg|m|tonnes|kWh|MW|sq)\b|[%.,]\d|%)/;
const limiting =
  /(?:more than|over|about|nearly|almost|some|at least|up to|around|fewer than|less than|approximately|of the|all) $/;

/** 2019 by itself is a year unless it counts something: 2000 workers. */
function yearsAlone(text: string, parts: Parts): void {
  for (const match of text.matchAll(
    /(?<![\d.,$€£¥#/+-]|[A-Z]{2,} ?|\b[Nn]o\.? ?)\b((?:1[89]|20)\d\d|(?<=\b(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Aa]round|[Cc]irca|to|and|back to) )1[0-7]\d\d)\b(?!:)(?:\s?(?:–|-|\/)\s?((?:19|20)?\d\d)\b(?![-\d]))?/g,
  )) {
    const [all, first = "", second = ""] = match;
    const rest = text.slice(match.index + all.length);
    const lead = text.slice(0, match.index);
    if (
      counted.test(rest) ||
      limiting.test(lead) ||
      /^ ?(?:million|billion|thousand|bn)/.test(rest)
    )
      continue;
    const years = [
      first,
      ...(second ? [second.length === 2 ? first.slice(0, 2) + second : second] : []),
    ];
    parts.add(
      match.index,
      match.index + all.length,
      years.map((key) => ({ kind: "year", key })),
    );
  }
}
