import type { Locale } from "@/i18n/routing";

/**
 * What limits a number. `least` and `most` take the number in, `over` and
 * `under` leave it out; `about` and `nearly` are soft; `reach` is what may be
 * said of the largest without limiting it (up to 350 km/h, 可达); `during` is
 * an English "over three years", which may be more than three or throughout.
 */
export type Limit =
  | "least"
  | "over"
  | "most"
  | "under"
  | "about"
  | "nearly"
  | "reach"
  | "during"
  | "none";
type Row = [Limit, string];

const lessEn =
  "(?:less|fewer|lower|smaller|colder|cooler|shorter|earlier|sooner|narrower|lighter|younger|slower|thinner|cheaper)";
const moreEn =
  "(?:more|greater|higher|larger|longer|warmer|hotter|later|wider|heavier|older|faster|thicker|bigger|taller|deeper)";
// Not уже: it is "already" more often than "narrower".
const lessRu =
  "(?:менее|меньше|ниже|короче|ранее|раньше|легче|младше|моложе|дешевле|тоньше|холоднее)";
const moreRu =
  "(?:более|больше|выше|длиннее|позднее|позже|шире|тяжелее|старше|дороже|толще|глубже|теплее)";

/** The longest comes first where one begins as another does: the first that fits is taken. */
const before: Record<Locale, Row[]> = {
  zh: [
    [
      "least",
      "(?:至少|最少|起码)[^，。；、\\d]{0,4}|不(?:得|应|能|可)?(?:少于|低于|小于|短于|早于)|最低|不下|下限为?",
    ],
    [
      "most",
      "不(?:得|应|能|可|会)?(?:超过?|多于|高于|大于|长于|晚于|超出|迟于)|(?:至多|最多|顶多)[^，。；、\\d]{0,4}?|上限为?|控制在|限于|(?<![期有权无界局时年])限(?![乘载])(?:领|购|报|选|带|坐|停|用|售|投)?",
    ],
    ["nearly", "(?:将近|接近|临近|近|几近|逼近|几乎)"],
    ["about", "(?:大约|大概|约为|约|约合|左右|差不多|大致|估计|约有|约占|约达|约计)"],
    ["over", "(?:超过|超|逾|突破|多于|高于|大于|超出|晚于)(?:了)?"],
    ["under", "(?:不足|不到|低于|少于|小于|未满|不满|未达|没到|早于)"],
    ["during", "(?<![未不圆丰充])满"],
    ["reach", "(?:最高|最大|最长|最多可|可达|高达|达到|达|可容纳|容纳|可载|限乘|可供)"],
  ],
  en: [
    [
      "least",
      `(?:at least|(?:no|not|never|nor) ${lessEn} than|not below|never below|not fall below|(?:a )?minimum(?: of)?|starting (?:from|at)|upwards of)`,
    ],
    [
      "most",
      `(?:at most|(?:no|not|never|nor) ${moreEn} than|not exceed(?:ing)?|not to exceed|not above|not over|never exceed|(?:a )?maximum(?: of)?|within|not go beyond|capped at|cannot exceed|without exceeding|up to|as many as|as much as)`,
    ],
    [
      "nearly",
      "(?:nearly|almost|close to|just under|approaching|a little under|just short of|just below|virtually)",
    ],
    [
      "about",
      "(?:about|around|approximately|approx\\.|some|roughly|in the region of|an estimated|estimated at|circa|c\\.|or so)",
    ],
    [
      "over",
      `(?:${moreEn} than|over|above|exceed(?:s|ed|ing)?|in excess of|surpass(?:es|ed|ing)?|topp?(?:s|ed|ing)|upward of|beyond|has passed|have passed|passed the|older than)`,
    ],
    ["under", `(?:${lessEn} than|under|below|short of)`],
    // More than so many, or a law that was passed.
    ["during", "(?:pass(?:es|ed|ing)?|cross(?:es|ed|ing)?|br(?:oke|eaks?|oken) through)"],
    ["reach", "(?:reach(?:es|ed|ing)?|limited to|seats?|holds?|accommodates?|hosts?)"],
  ],
  ru: [
    [
      "least",
      `(?:не ${lessRu}(?: чем)?|по (?:меньшей|крайней) мере|(?:как )?минимум|самое меньшее|хотя бы)`,
    ],
    [
      "most",
      `(?:не (?:${moreRu}|свыше)(?: чем)?|не (?:превы[а-я]+|долж[а-я]+ превышать|мо(?:жет|гут) превышать)|максимум|в пределах|самое большее|в срок до)`,
    ],
    ["nearly", "(?:почти|чуть менее|чуть меньше|без малого)"],
    [
      "about",
      "(?:около|примерно|приблизительно|порядка|ориентировочно|где-то|оценочно|приблизительно)",
    ],
    [
      "over",
      `(?:${moreRu}(?: чем)?|свыше|превы[сш][а-я]+(?: отметку в)?|сверх|с лишним|перевалил[а-я]*(?: за)?|преодолел[а-я]*)`,
    ],
    ["under", `(?:${lessRu}(?: чем)?|до неполных|не достиг[а-я]*)`],
    // "От 10 человек": ten or more, where no "до" follows; elsewhere a beginning.
    ["during", "от"],
    ["reach", "(?:достиг[а-я]*|до|вмещает|рассчитан[а-я]* на)"],
  ],
};

/** What may stand between the limiting words and the number. */
const filler: Record<Locale, string> = {
  zh: "(?:[^，。；、\\d]{1,6}的)?(?:了|为|有|达|至|到|在|是|过|于|可达|每?人|人民币|美元|￥|¥|US?\\$|共|总计)?[ ]?",
  en: "(?: of| by| to| at| ±| a| an| the| US\\$| RMB| CNY| USD| EUR| only| total of)*[ ]?(?:[$€£¥₽]|US\\$|RMB ?|CNY ?|HK\\$)?",
  ru: "(?: на| в| за| чем| у| из| с| от| сумму| отметку| цифру| примерно)*[ ]?(?:[$€£¥₽])?",
};

const after: Record<Locale, Row[]> = {
  zh: [
    ["over", "^[^，。；、\\d]{0,6}?(?:以上|开外|之上|有余|上方)"],
    ["under", "^[^，。；、\\d]{0,6}?(?:以下|之下)"],
    ["most", "^[^，。；、\\d]{0,6}?(?:以内|之内|为限)"],
    ["about", "^[^，。；、\\d]{0,6}?(?:左右|上下)|^来[个名家位人]"],
  ],
  en: [
    [
      "least",
      "^[^,.;\\d]{0,24}? (?:or more|and above|and over|or above|or over|at least|minimum|and up)\\b|^\\+",
    ],
    [
      "most",
      "^[^,.;\\d]{0,24}? (?:or less|or fewer|and below|and under|or under|at most|maximum|at the most)\\b",
    ],
    ["about", "^[^,.;\\d]{0,16}? (?:or so|approximately|give or take)\\b"],
  ],
  ru: [
    ["over", "^[^,.;\\d]{0,12}? с лишним"],
    ["least", "^[^,.;\\d]{0,24}? (?:и|или) (?:более|больше|выше|свыше|старше)|^\\+"],
    [
      "most",
      "^[^,.;\\d]{0,24}? (?:и|или) (?:менее|меньше|ниже|младше|моложе)|^[^,.;\\d]{0,16}? максимум",
    ],
    ["about", "^[^,.;\\d]{0,12}? (?:приблизительно|примерно)"],
  ],
};

const leading = {} as Record<Locale, [Limit, RegExp][]>;
const trailing = {} as Record<Locale, [Limit, RegExp][]>;
for (const lang of ["zh", "en", "ru"] as const) {
  const edge = lang === "zh" ? "" : "(?<![A-Za-zА-Яа-я])";
  leading[lang] = before[lang].map(([limit, words]) => [
    limit,
    new RegExp(`${edge}(?:${words})${filler[lang]}$`, "iu"),
  ]);
  trailing[lang] = after[lang].map(([limit, words]) => [limit, new RegExp(words, "iu")]);
}

/** Growing and falling to a number, or from one: "до" and "to" name an end there and no limit. */
const change =
  /(?:вырос|возрос|увелич|расшир|сниз|сократ|подня|повыс|упал|подешев|подорож|довед|довод|доведен|уменьш|удлин|продл|снижен|переход|достиг|(?<![а-я])(?:от|с) \S+(?: \S+){0,3} )[^.;]*$/i;

export type Limited = { limit: Limit; start: number; end: number };

/**
 * @param text folded
 * @param start where the number begins, with its currency
 * @param end where it ends, with its unit
 */
export function limitOf(text: string, start: number, end: number, lang: Locale): Limited {
  const lead = text.slice(Math.max(0, start - 40), start);
  for (const [limit, shape] of leading[lang]) {
    const match = shape.exec(lead);
    if (!match) continue;
    // 低于此前预测的2.9% compares with another figure and limits none.
    if (lang === "zh" && comparison.test(match[0])) continue;
    const at = start - lead.length + match.index;
    if (lang === "ru" && limit === "reach" && /^до(?![а-я])/i.test(match[0])) {
      const free =
        !change.test(text.slice(Math.max(0, at - 160), at)) &&
        !/(?:вмеща|скорост|рассчит|развива)/i.test(text.slice(Math.max(0, at - 40), at));
      return { limit: free ? "most" : "reach", start: at, end };
    }
    if (
      lang === "en" &&
      /^(?:up to|as many as|as much as)/i.test(match[0]) &&
      /(?:seat|hold|accommodat|reach|speed|rose|grew|capacity|host|generat|produc|last)[a-z]*(?: \w+){0,2} $/i.test(
        text.slice(Math.max(0, at - 30), at),
      )
    ) {
      return { limit: "reach", start: at, end };
    }
    // 最低 is a limit of what is set; "over the 12 years" is none.
    if (lang === "en" && limit === "over" && /\b(?:over|above) the $/i.test(match[0])) continue;
    if (
      lang === "en" &&
      /^over (?:the |a )?$/i.test(match[0]) &&
      overTime.test(text.slice(start, end + 16))
    )
      return { limit: "during", start: at, end };
    const denied =
      limit === "over" || limit === "under"
        ? negation[lang].exec(text.slice(Math.max(0, at - 90), at))
        : null;
    if (denied) return { limit: limit === "over" ? "most" : "least", start: at, end };
    return { limit, start: at, end };
  }
  const rest = text.slice(end, end + 30);
  for (const [limit, shape] of trailing[lang]) {
    const match = shape.exec(rest);
    if (match) return { limit, start, end: end + match[0].length };
  }
  return { limit: "none", start, end };
}

/** What must not be done for more than four hours may take four at most. */
const negation: Record<Locale, RegExp> = {
  zh: /不(?:得|能|可|应|准|许|宜|允许)[^，。；]{0,12}$/,
  en: /\b(?:(?:may|must|shall|can|should)(?: not|n['’]t)|cannot|not (?:be )?allowed to|barred from|prohibited from)\b[^.;]*$/i,
  ru: /(?:не (?:долж[а-я]+|мо(?:жет|гут)|вправе|разреша[а-я]+|допуска[а-я]+|следует|может быть)|нельзя|запрещ[а-я]+)[^.;]*$/i,
};
const comparison = /此前|之前|上[年月次届]|去年|前一|预[期测]|估|同期|原[来定]|往年|平均|全国/;
const overTime = /^[^.,;]*\b(?:days?|years?|months?|weeks?|hours?|decades?)\b/i;

const up = new Set<Limit>(["least", "over"]);
const down = new Set<Limit>(["most", "under"]);

/**
 * Whether two limits say different things. A soft word may come and go: 约 and
 * none, 近 and 约. One that binds may not; "more than" and "no less than" are
 * one direction, and so are "under" and "at most": languages divide them
 * differently (以上 is both).
 *
 * @param soft 多 and 余, which others translate with "about" as well
 */
export function limitsDisagree(a: Limit, b: Limit, soft: { a: boolean; b: boolean }): boolean {
  if (a === b) return false;
  const way = (limit: Limit) => (up.has(limit) ? 1 : down.has(limit) ? -1 : 0);
  if (way(a) && way(a) === way(b)) return false;
  if (!way(a) && !way(b)) return false;
  // An English "over three years" may be either.
  if (a === "during" || b === "during") return down.has(a) || down.has(b);
  // "Not yet" and "nearly" say the same from two sides; so do "at most" and "up to".
  const pair = (x: Limit, y: Limit) => (a === x && b === y) || (a === y && b === x);
  if (pair("under", "nearly") || pair("most", "reach")) return false;
  if (soft.a && a === "over" && b === "about") return false;
  if (soft.b && b === "over" && a === "about") return false;
  return true;
}
