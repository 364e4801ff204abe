/** Numbers as people write them, for tests: each function is the other way round from a reader, and shares nothing with it. */

const hanDigits = [..."零一二三四五六七八九"];
const formalDigits = [..."零壹贰叁肆伍陆柒捌玖"];

function hanSection(value: number, digits: string[], units: string[]): string {
  let out = "";
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) zero = out !== "";
    else {
      out += `${zero ? "零" : ""}${digits[digit]}${units[place]}`;
      zero = false;
    }
  }
  return out;
}

/** @param formal 大写, as on cheques */
export function inHan(value: number, formal = false): string {
  const digits = formal ? formalDigits : hanDigits;
  const units = formal ? ["", "拾", "佰", "仟"] : ["", "十", "百", "千"];
  const [yi, wan, rest] = [Math.floor(value / 1e8), Math.floor(value / 1e4) % 1e4, value % 1e4];
  let out = "";
  const part = (section: number, large: string) => {
    if (section === 0) return;
    out += (out && section < 1000 ? "零" : "") + hanSection(section, digits, units) + large;
  };
  part(yi, "亿");
  part(wan, "万");
  part(rest, "");
  // 十二, not 一十二, where nobody writes it for a bank.
  return formal ? out : out.replace(/^一十/, "十");
}

const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "x x twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

export function inEnglish(value: number): string {
  if (value < 20) return small[value] ?? "";
  if (value < 100)
    return `${tens[Math.floor(value / 10)]}${value % 10 ? `-${small[value % 10]}` : ""}`;
  if (value < 1000)
    return `${small[Math.floor(value / 100)]} hundred${value % 100 ? ` and ${inEnglish(value % 100)}` : ""}`;
  for (const [size, name] of [
    [1e9, "billion"],
    [1e6, "million"],
    [1e3, "thousand"],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    return `${inEnglish(Math.floor(value / size))} ${name}${rest ? `${rest < 100 ? " and" : ""} ${inEnglish(rest)}` : ""}`;
  }
  return "";
}

/** Nominative, genitive, dative, accusative, instrumental, prepositional. */
export type Case = 0 | 1 | 2 | 3 | 4 | 5;
export type Gender = "m" | "f" | "n";

const one: Record<Gender, string[]> = {
  m: ["один", "одного", "одному", "один", "одним", "одном"],
  f: ["одна", "одной", "одной", "одну", "одной", "одной"],
  n: ["одно", "одного", "одному", "одно", "одним", "одном"],
};
const two = (gender: Gender) => [
  gender === "f" ? "две" : "два",
  "двух",
  "двум",
  gender === "f" ? "две" : "два",
  "двумя",
  "двух",
];
const three = ["три", "трёх", "трём", "три", "тремя", "трёх"];
const four = ["четыре", "четырёх", "четырём", "четыре", "четырьмя", "четырёх"];
const soft = (word: string) => [
  word,
  word.replace(/ь$/, "и"),
  word.replace(/ь$/, "и"),
  word,
  `${word}ю`,
  word.replace(/ь$/, "и"),
];
const eight = ["восемь", "восьми", "восьми", "восемь", "восемью", "восьми"];
const units: ((gender: Gender) => string[])[] = [
  () => [],
  (gender) => one[gender],
  two,
  () => three,
  () => four,
  () => soft("пять"),
  () => soft("шесть"),
  () => soft("семь"),
  () => eight,
  () => soft("девять"),
  () => soft("десять"),
  ..."одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
    .split(" ")
    .map((word) => () => soft(word)),
];
const compound = (first: string[], instrumental: string) => [
  `${first[0]}десят`,
  `${first[1]}десяти`,
  `${first[1]}десяти`,
  `${first[0]}десят`,
  `${instrumental}десятью`,
  `${first[1]}десяти`,
];
const tenWords: string[][] = [
  [],
  [],
  soft("двадцать"),
  soft("тридцать"),
  ["сорок", "сорока", "сорока", "сорок", "сорока", "сорока"],
  compound(soft("пять"), "пятью"),
  compound(soft("шесть"), "шестью"),
  compound(soft("семь"), "семью"),
  compound(eight, "восемью"),
  ["девяносто", "девяноста", "девяноста", "девяносто", "девяноста", "девяноста"],
];
const hundred = (first: string[], nominative: string) => [
  nominative,
  `${first[1]}сот`,
  `${first[2]}стам`,
  nominative,
  `${first[4]}стами`,
  `${first[5]}стах`,
];
const hundredWords: string[][] = [
  [],
  ["сто", "ста", "ста", "сто", "ста", "ста"],
  hundred(two("m"), "двести"),
  hundred(three, "триста"),
  hundred(four, "четыреста"),
  hundred(soft("пять"), "пятьсот"),
  hundred(soft("шесть"), "шестьсот"),
  hundred(soft("семь"), "семьсот"),
  hundred(eight, "восемьсот"),
  hundred(soft("девять"), "девятьсот"),
];

function russianSection(value: number, grammar: Case, gender: Gender): string[] {
  const [h, rest] = [Math.floor(value / 100), value % 100];
  const words = [hundredWords[h]?.[grammar]];
  if (rest < 20) words.push(units[rest]?.(gender)[grammar]);
  else words.push(tenWords[Math.floor(rest / 10)]?.[grammar], units[rest % 10]?.(gender)[grammar]);
  return words.filter((word): word is string => Boolean(word));
}

const nouns: Record<string, string[][]> = {
  тысяч: [
    ["тысяча", "тысячи", "тысяче", "тысячу", "тысячей", "тысяче"],
    ["тысячи", "тысяч", "тысячам", "тысячи", "тысячами", "тысячах"],
  ],
  миллион: [
    ["миллион", "миллиона", "миллиону", "миллион", "миллионом", "миллионе"],
    ["миллионы", "миллионов", "миллионам", "миллионы", "миллионами", "миллионах"],
  ],
  миллиард: [
    ["миллиард", "миллиарда", "миллиарду", "миллиард", "миллиардом", "миллиарде"],
    ["миллиарды", "миллиардов", "миллиардам", "миллиарды", "миллиардами", "миллиардах"],
  ],
};

function noun(stem: string, count: number, grammar: Case): string {
  const [singular = [], plural = []] = nouns[stem] ?? [];
  const last = count % 100 >= 11 && count % 100 <= 14 ? 0 : count % 10;
  if (last === 1) return singular[grammar] ?? "";
  const direct = grammar === 0 || grammar === 3;
  if (direct) return (last >= 2 && last <= 4 ? singular[1] : plural[1]) ?? "";
  return plural[grammar] ?? "";
}

export function inRussian(value: number, grammar: Case, gender: Gender): string {
  const words: string[] = [];
  for (const [size, stem, of] of [
    [1e9, "миллиард", "m"],
    [1e6, "миллион", "m"],
    [1e3, "тысяч", "f"],
  ] as const) {
    const count = Math.floor(value / size) % 1000;
    if (count > 0) words.push(...russianSection(count, grammar, of), noun(stem, count, grammar));
  }
  words.push(...russianSection(value % 1000, grammar, gender));
  return words.join(" ");
}
