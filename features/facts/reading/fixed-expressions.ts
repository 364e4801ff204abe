import type { Span } from "@/features/facts/quantities/spans";
import type { Locale } from "@/i18n/routing";

/** Numerals that count nothing: words and sayings that are made with them. */
const shapes: Record<Locale, RegExp> = {
  zh: /第?十[一二三四五六]个五年(?:规划|计划)|万一|万分(?!之)|千万(?=别|不要|要小心)|百姓|百货|百科|百分百|千方百计|千家万户|千千万万|万众|万里长城|百花|百年大计|十分(?=[^之钟])|十足|四川|三亚|三峡|三明|九江|九寨|八达岭|五金|五谷|四季(?!度)|四面八方|五湖四海|七上八下|一心一意|三心二意|乱七八糟|不三不四|一五一十|三三两两|再三|二手|双十一|一线|二线|三农|两会|两岸|两江|四化|五险一金|三通一平|六安|七夕|八卦|三角洲|长三角|珠三角|三角(?!形)|第三方|第三产业|二氧化|一氧化|二维码|三维|四维|十字|二胡|三轮车|千瓦|千克|千米|千帕|千伏|百分点|百分之(?=[^〇零一二三四五六七八九十百两\d])|万岁|亿达|万科|万达|百度|京东方|五粮液|三一重工|七一|十九大|二十大|十八大|十四五|十三五|十五五|十二五|五四(?=运动|青年)|八一(?=建军)|九一八|七七事变|一国两制|二十国集团|七国集团/g,
  en: /\b(?:one another|no one|one-off|anyone|someone|everyone|at one|one-stop|second to none|first and foremost|first(?:ly)?,|secondly|thirdly|at first|first of all|in the first place|on the one hand|one by one|two-way|one-way|second-hand|third part(?:y|ies)|zero-carbon|on second thoughts|(?:1[0-9])th Five[- ]Year Plan|Five[- ]Year Plan|four seasons|nine-dash|first-class|first-hand|first lady|second nature|one country,? two systems|in half|half-time|Big Four|Group of (?:7|20)|Group of (?:Seven|Twenty))\b/gi,
  ru: /(?<![А-Яа-я])(?:друг друга|в первую очередь|во-первых|во-вторых|в-третьих|один за другим|с одной стороны|третьих лиц|третьи лица|из первых рук|одним словом|один на один|ни один|ни одного|ни одной|в том числе и одн|по одному|первоначальн[а-я]*|перво-наперво|второстепенн[а-я]*|двусторонн[а-я]*|многосторонн[а-я]*|«?(?:Больш[а-я]+|Групп[а-я]+) (?:двадцатк[а-я]+|двадцати|семерк[а-я]+)|(?:1[0-9])-(?:й|ой|я) пятилетк[а-я]*)(?![а-я])/gi,
};

/** @param text folded */
export const fixedExpressions = (text: string, lang: Locale): Span[] =>
  [...text.matchAll(shapes[lang])]
    // 千瓦 and 千米 are units where a numeral stands before them: they are read with it.
    .filter(
      ({ index, 0: all }) =>
        !/^千[瓦克米帕伏]$|^百分点$/.test(all) ||
        !/[\d〇零一二三四五六七八九十百千万亿两几数多余个]\s?$/.test(text.slice(0, index)),
    )
    .map(({ index, 0: all }) => ({ start: index, end: index + all.length }));
