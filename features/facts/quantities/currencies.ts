import type { Locale } from "@/i18n/routing";

/** Currencies by their codes (ISO 4217), in words and signs, before and after an amount. */
const rows: {
  code: string;
  part?: number;
  before?: string;
  zh?: string;
  en?: string;
  ru?: string;
}[] = [
  {
    code: "HKD",
    before: "HK\\$|HKD|港币",
    zh: "港元|港币",
    en: "Hong Kong dollars?|HKD",
    ru: "гонконгск[а-я]* доллар[а-я]*",
  },
  {
    code: "AUD",
    before: "A\\$|AUD",
    zh: "澳元",
    en: "Australian dollars?",
    ru: "австралийск[а-я]* доллар[а-я]*",
  },
  {
    code: "CAD",
    before: "C\\$|CAD",
    zh: "加元",
    en: "Canadian dollars?",
    ru: "канадск[а-я]* доллар[а-я]*",
  },
  {
    code: "SGD",
    before: "S\\$|SGD",
    zh: "新加坡元|新元",
    en: "Singapore dollars?",
    ru: "сингапурск[а-я]* доллар[а-я]*",
  },
  {
    code: "USD",
    before: "US ?\\$|USD|美元|\\$",
    zh: "美元|美金",
    en: "(?:US |U\\.S\\. )?dollars?|USD|US\\$|bucks",
    ru: "(?:американск[а-я]* )?долл(?:ар[а-я]*|\\.)(?: ?(?:США|US))?|USD|\\$",
  },
  { code: "EUR", before: "€|EUR|欧元", zh: "欧元", en: "euros?|EUR|€", ru: "евро|EUR|€" },
  {
    code: "GBP",
    before: "£|GBP|英镑",
    zh: "英镑",
    en: "pounds?(?: sterling)?|GBP",
    ru: "фунт[а-я]*(?: стерлингов)?",
  },
  {
    code: "RUB",
    before: "₽|RUB|卢布",
    zh: "卢布",
    en: "(?:Russian )?rou?bles?|RUB|₽",
    ru: "(?:российск[а-я]* )?руб(?:л[а-я]*|\\.)?|₽|RUB",
  },
  {
    code: "JPY",
    before: "JPY|日元",
    zh: "日元|日圆",
    en: "(?:Japanese )?yen|JPY",
    ru: "(?:японск[а-я]* )?иен[а-я]*|йен[а-я]*",
  },
  {
    code: "KRW",
    before: "₩|KRW",
    zh: "韩元|韩币",
    en: "(?:South Korean )?won|KRW",
    ru: "вон(?:а|ы)?",
  },
  { code: "CNY", part: 0.1, zh: "角(?:钱)?(?![度色落])|毛钱" },
  { code: "CNY", part: 0.01, zh: "分钱" },
  { code: "USD", part: 0.01, zh: "美分", en: "(?:US |U\\.S\\. )?cents?", ru: "цент(?:а|ов)?" },
  { code: "EUR", part: 0.01, zh: "欧分", en: "euro ?cents?", ru: "евроцент[а-я]*" },
  { code: "GBP", part: 0.01, zh: "便士", en: "pence|penny", ru: "пенс(?:а|ов)?" },
  { code: "RUB", part: 0.01, zh: "戈比", en: "kopecks?|kopeks?", ru: "копе(?:йк[а-я]*|ек)|коп\\." },
  { code: "KZT", before: "₸|KZT", zh: "坚戈", en: "tenge", ru: "тенге" },
  { code: "AED", before: "AED", zh: "迪拉姆", en: "dirhams?", ru: "дирхам[а-я]*" },
  {
    code: "CHF",
    before: "CHF",
    zh: "瑞士法郎|瑞郎",
    en: "Swiss francs?|CHF",
    ru: "(?:швейцарск[а-я]* )?франк[а-я]*",
  },
  { code: "INR", before: "₹|INR", zh: "卢比", en: "rupees?", ru: "рупи[а-я]*" },
  {
    code: "CNY",
    before: "RMB ?¥?|CNY|CN¥|¥|￥|人民币|yuan",
    zh: "元人民币|元整|元|块钱|块|人民币",
    en: "(?:Chinese )?yuan(?: \\(?RMB\\)?)?|RMB|CNY|renminbi",
    ru: "(?:китайск[а-я]* )?юан[а-я]*|RMB|CNY|¥",
  },
];

type Shape = { code: string; part: number; shape: RegExp };
const before: Shape[] = rows.flatMap(({ code, before: words }) =>
  words
    ? [
        {
          code,
          part: 1,
          shape: new RegExp(`(?<![A-Za-zА-Яа-я])(?:${words})[ ]?(?:约|近|超|逾|不足)?$`, "u"),
        },
      ]
    : [],
);
const after = {} as Record<Locale, Shape[]>;
for (const lang of ["zh", "en", "ru"] as const) {
  after[lang] = rows.flatMap((row) => {
    const word = row[lang];
    if (!word) return [];
    const ends = lang === "zh" ? "" : "(?![A-Za-zА-Яа-я])";
    return [
      {
        code: row.code,
        part: row.part ?? 1,
        shape: new RegExp(`^[ -]?(?:${word})${ends}`, lang === "zh" ? "u" : "iu"),
      },
    ];
  });
}

export type Currency = {
  code: string;
  length: number /** 0.01 of cents and kopecks. */;
  part: number;
};

export function currencyBefore(lead: string): Currency | undefined {
  let best: Currency | undefined;
  for (const { code, part, shape } of before) {
    const length = shape.exec(lead)?.[0].length ?? 0;
    if (length > (best?.length ?? 0)) best = { code, length, part };
  }
  return best;
}

export function currencyAfter(rest: string, lang: Locale): Currency | undefined {
  let best: Currency | undefined;
  for (const { code, part, shape } of after[lang]) {
    const length = shape.exec(rest)?.[0].length ?? 0;
    if (length > (best?.length ?? 0)) best = { code, length, part };
  }
  // 元 in 元旦, 元月 and 元素 is no money; 块 in 块石 neither.
  if (lang === "zh" && best && /^ ?[元块](?:[旦月素件老首]|石|砖|钢|煤)/.test(rest))
    return undefined;
  return best;
}
