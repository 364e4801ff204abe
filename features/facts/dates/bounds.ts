import type { Locale } from "@/i18n/routing";
import type { DatePart } from "./date-part";

/**
 * What limits a date: by, before, no later than on one side; after, from, no
 * earlier than on the other. What is not firm (from, since, с, 自, to, 至) says
 * a beginning or an end that another language may leave to the verb.
 */
type Bound = { way: "before" | "after"; firm: boolean };

/** Parts of one date that stand together: a weekday, a day, an hour. */
export type When = {
  parts: DatePart[];
  bound: Bound | undefined;
  /** One end of a stretch of time, of which both ends are said. */
  ofRange: boolean;
  /** With its limiting words. */
  start: number;
  end: number;
};

type Row = [Bound["way"], "firm" | "soft", string];

/** Denied ones come first: "no later than" is no "later than". */
const leads: Record<Locale, Row[]> = {
  en: [
    [
      "after",
      "firm",
      "(?:no|not|never) (?:earlier|sooner) than|not (?:before|until|till)|on or after",
    ],
    ["before", "firm", "(?:no|not|never) later than|not after|on or before|up until"],
    ["after", "firm", "after|later than"],
    ["before", "firm", "before|prior to|by|until|till|earlier than|ahead of"],
    [
      "after",
      "soft",
      "from|since|starting(?: on| from| in| at)?|beginning(?: on| in)?|as early as|following",
    ],
    ["before", "soft", "to|through|as late as|due(?: on)?|ending(?: on)?"],
  ],
  ru: [
    ["after", "firm", "не (?:ранее|раньше)(?: чем)?"],
    ["before", "firm", "не (?:позднее|позже)(?: чем)?"],
    ["after", "firm", "после|позднее|позже"],
    ["before", "firm", "до|ранее|раньше|ко?"],
    ["after", "soft", "со?|от|начиная со?|уже"],
    ["before", "soft", "по|на"],
  ],
  zh: [
    ["after", "firm", "不(?:得|能|会|应)?早于"],
    ["before", "firm", "不(?:得|能|会|应)?(?:晚|迟)于|至迟于?|最[晚迟](?:应?[在于])?|赶在"],
    ["after", "firm", "[晚迟]于"],
    ["before", "firm", "早于"],
    ["after", "soft", "自|从|最早(?:于|在)?|始于"],
    ["before", "soft", "至|到|截至|截止|截止到"],
  ],
};
const trails: Record<Locale, Row[]> = {
  en: [
    ["before", "firm", " (?:at the latest|or (?:earlier|before))\\b"],
    ["after", "firm", " (?:at the earliest|or (?:later|after))\\b"],
    ["after", "soft", ",? (?:and )?onwards?\\b"],
  ],
  ru: [
    ["after", "firm", " (?:и|или) (?:позже|позднее)(?![а-я])"],
    ["before", "firm", " (?:и|или) (?:раньше|ранее)(?![а-я])"],
  ],
  zh: [
    [
      "before",
      "firm",
      "(?:之前|以前|前(?![后往来去线期景瞻述身方者沿途三一二两四五六七八九十\\d几半]))",
    ],
    ["after", "firm", "(?:之后|以后|后(?![半续期来方备面]))"],
    ["after", "soft", "(?:起(?![草诉来点步飞])|开始|以来|始)"],
    ["before", "soft", "(?:截止|为止|止|到期)"],
  ],
};
const filler: Record<Locale, string> = {
  en: "(?: the (?:end|start|beginning|middle|close|morning|afternoon|evening|night) (?:of|on))?(?: (?:early|mid|late|about|around|noon on|midnight on|on|next|last|this|the following))?[ -]",
  ru: "(?: (?:конца|концу|начала|началу|середины|середине|полуночи|полудня|утра|вечера))?(?: (?:примерно|ориентировочно))? ",
  zh: "(?:了|当地时间|北京时间|本|今年|明年|去年|每年)?\\s?",
};
/** "By the 1990s" has an article where other dates have none: "after the 2019 season" limits a season. */
const article: Record<Locale, string> = { en: "(?: the)?", ru: "", zh: "" };

const shaped = (lang: Locale) => {
  const edge = lang === "zh" ? "" : "(?<![\\p{L}\\d-])";
  const shape = (words: string, more: string) =>
    new RegExp(`${edge}(?:${words})${more}${filler[lang]}$`, "iu");
  return {
    leads: leads[lang].map(([way, how, words]) => ({
      way,
      firm: how === "firm",
      plain: shape(words, ""),
      decade: shape(words, article[lang]),
    })),
    trails: trails[lang].map(([way, how, words]) => ({
      way,
      firm: how === "firm",
      shape: new RegExp(`^[)）]?(?:${words})`, "iu"),
    })),
  };
};
const shapes = { zh: shaped("zh"), en: shaped("en"), ru: shaped("ru") };

/** What may stand between the parts of one date. */
const joint: Record<Locale, RegExp> = {
  en: /^[ ,(]*(?:(?:on|at|in|of|the)[ ]?){0,2}[ ,(]*$/,
  ru: /^[ ,(]*(?:(?:в|во|года|г\.)[ ]?)?[ ,(]*$/,
  zh: /^[\s，,（(]*[的在]?$/,
};
/** Words that divide one end of a stretch of time from the other. */
const towards: Record<Locale, RegExp> = {
  en: /^ ?(?:to|until|till|through|and|–|—|-) ?$/i,
  ru: /^ ?(?:до|по|и|на|–|—|-) ?$/i,
  zh: /^\s?(?:至|到|和|–|—|-|~|～)\s?$/,
};
/** "С 9 до 18:00": the first end is no date by itself. */
const begun: Record<Locale, RegExp> = {
  en: /(?<![a-z])(?:from|between) \S+(?: \S+)? $/i,
  ru: /(?<![а-я])(?:со?|от|между) \S+(?: \S+){0,2} $/i,
  zh: /[自从][^，。；]{1,12}$/,
};

/**
 * @param text folded
 * @param dates of it
 * @returns what stands together as one date, with what limits it
 */
export function whensIn(text: string, lang: Locale, dates: readonly DatePart[]): When[] {
  const groups: DatePart[][] = [];
  for (const part of [...dates].sort((a, b) => a.start - b.start)) {
    const last = groups.at(-1)?.at(-1);
    const joined =
      last &&
      (part.start === last.start ||
        (part.start >= last.end && joint[lang].test(text.slice(last.end, part.start))));
    if (joined) groups.at(-1)?.push(part);
    else groups.push([part]);
  }
  const whens = groups.map((parts) => whenOf(text, lang, parts));
  for (const [index, when] of whens.entries()) {
    const before = whens[index - 1];
    const [first, last] = [when.parts[0], before?.parts.at(-1)];
    const gap = first && last ? text.slice(last.end, first.start) : "";
    if (before && towards[lang].test(gap)) before.ofRange = when.ofRange = true;
    else if (begun[lang].test(text.slice(Math.max(0, when.start - 40), when.start)))
      when.ofRange = true;
  }
  return whens;
}

function whenOf(text: string, lang: Locale, parts: DatePart[]): When {
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  const plain = { parts, ofRange: false };
  const rest = text.slice(end, end + 16);
  // Friday's meeting is no Friday.
  if (/^['’]s\b/.test(rest)) return { ...plain, bound: undefined, start, end };
  for (const { way, firm, shape } of shapes[lang].trails) {
    const match = shape.exec(rest);
    // "3日后" is in three days as often as after the third.
    const ambiguous = lang === "zh" && parts.every(({ key }) => key.startsWith("--"));
    if (match && !ambiguous)
      return { ...plain, bound: { way, firm }, start, end: end + match[0].length };
  }
  // "On 15 November before 5 p.m.": the limit may stand before any part.
  for (const at of new Set([start, ...parts.map((part) => part.start)])) {
    const lead = text.slice(Math.max(0, at - 44), at);
    for (const { way, firm, plain: shape, decade } of shapes[lang].leads) {
      const match = (parts[0]?.kind === "decade" ? decade : shape).exec(lead);
      if (match) {
        const from = at - lead.length + match.index;
        return { ...plain, bound: { way, firm }, start: Math.min(start, from), end };
      }
    }
  }
  const sentence =
    text
      .slice(Math.max(0, start - 60), start)
      .split(/[.;!?。；！？]/)
      .at(-1) ?? "";
  const bound: Bound | undefined = closing[lang].test(sentence)
    ? { way: "before", firm: false }
    : undefined;
  return { ...plain, bound, start, end };
}

/** Where the verb says that something ends, one language needs no "until": "applications close on 30 June". */
const closing: Record<Locale, RegExp> = {
  zh: /截止|到期|截至|期限|有效期|结束|延[长至期]|持续/,
  en: /\b(?:clos|expir|end|deadline|due|run(?:s|ning)? out|last|valid|extend|postpone|finish|conclu)/i,
  ru: /истека|заканчив|заверш|срок|действ|продл|закрыва|отлож|перен[ео]с|прием|принима/i,
};
