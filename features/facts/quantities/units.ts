import type { Locale } from "@/i18n/routing";

/**
 * Units of measurement, with what turns each into the base of its kind
 * (SI brochure, 9th edition; 亩, 斤 and 里 as GB 3100-93 and custom have them:
 * 666.67 m², 500 g, 500 m). Where a unit is a word in one language and a sign in
 * all, `sign` has the sign.
 */
export type Dimension =
  | "length"
  | "area"
  | "volume"
  | "mass"
  | "power"
  | "energy"
  | "temperature"
  | "fahrenheit"
  | "speed"
  | "pressure"
  | "voltage"
  | "data"
  | "frequency"
  | "noise"
  | "seconds"
  | "months"
  | "count";

export type Unit = { dimension: Dimension; factor: number; name: string };
type Row = Unit & Partial<Record<Locale | "sign", string>>;

/**
 * A line a unit: kind, factor, name ~ Chinese ~ English ~ Russian ~ signs, each
 * the source of a pattern. Of units that begin alike the longest is taken.
 */
const table = String.raw`
speed ~ 0.2777777777777778 ~ km/h ~ 公里\/小?时|公里每小时|千米每小时 ~ km per hour|kilomet(?:re|er)s? (?:per|an) hour|kph|kmph ~ км в час|километр[а-я]* в час ~ km\/h|км\/ч
speed ~ 1 ~ m/s ~ 米\/秒|米每秒 ~ (?:metres?|meters?) (?:per|a) second ~ метр[а-я]* в секунду ~ m\/s|м\/с
area ~ 1000000 ~ km² ~ 平方公里|平方千米 ~ (?:sq(?:uare|\.)?)[ -](?:km|kilomet(?:re|er)s?) ~ кв\. ?км|квадратн[а-я]* километр[а-я]* ~ km²|km2|км²|км2|㎢
area ~ 10000 ~ ha ~ 公顷 ~ hectares?|ha ~ гектар[а-я]*|га ~ hm²
area ~ 666.6666666666666 ~ mu ~ 亩 ~ mu|mou ~ му ~
area ~ 4046.86 ~ acre ~ 英亩 ~ acres? ~ акр(?:а|ов|ах)? ~
area ~ 0.092903 ~ ft² ~ 平方英尺 ~ sq(?:uare|\.)? ?(?:ft|foot|feet)\.? ~ кв\. фут[а-я]*|квадратн[а-я]* фут[а-я]* ~
area ~ 1 ~ m² ~ 平方米|平米|平方 ~ (?:sq(?:uare|\.)?)[ -](?:m|(?:metres?|meters?))|sqm ~ кв\. ?м(?:етр[а-я]*)?|квадратн[а-я]* метр[а-я]*|квадрат(?:а|ов) ~ m²|m2|м²|м2|㎡
volume ~ 1 ~ m³ ~ 立方米|立方|方 ~ (?:cu(?:bic|\.)?)[ -](?:m|(?:metres?|meters?)) ~ куб\. ?м(?:етр[а-я]*)?|кубометр[а-я]*|кубическ[а-я]* метр[а-я]*|куб(?:ов|а) ~ m³|m3|м³|м3
volume ~ 0.001 ~ l ~ 公升|升 ~ lit(?:re|er)s? ~ литр[а-я]*|л ~ L
volume ~ 1e-06 ~ ml ~ 毫升 ~ millilit(?:re|er)s? ~ миллилитр[а-я]*|мл ~ m[lL]
volume ~ 0.158987 ~ barrel ~ 桶 ~ barrels? ~ баррел[а-я]* ~
length ~ 0.001 ~ mm ~ 毫米 ~ millimet(?:re|er)s? ~ миллиметр[а-я]* ~ mm|мм
length ~ 0.01 ~ cm ~ 厘米|公分 ~ centimet(?:re|er)s? ~ сантиметр[а-я]* ~ cm|см
length ~ 1000 ~ km ~ 公里|千米 ~ kilomet(?:re|er)s?|kms ~ километр[а-я]* ~ km|км
length ~ 1852 ~ nautical mile ~ 海里 ~ nautical[ -]miles? ~ морск[а-я]* мил[а-я]* ~
length ~ 1609.344 ~ mile ~ 英里 ~ miles? ~ мил(?:я|и|ь|ю|ей|ям|ями|ях) ~
length ~ 0.3048 ~ foot ~ 英尺 ~ feet|foot|ft ~ фут(?:а|ов|ам|ах)? ~
length ~ 0.0254 ~ inch ~ 英寸 ~ inch(?:es)? ~ дюйм(?:а|ов|ам|ах)? ~
length ~ 500 ~ li ~ 华里|里(?!程|面|外) ~ li ~  ~
length ~ 1 ~ m ~ 米 ~ (?:metres?|meters?) ~ метр(?:а|ов|у|ам|ами|ах|ом|е)?|м ~ m
mass ~ 1000 ~ t ~ 公吨|吨 ~ (?:metric )?tons?|tonnes? ~ тонн[а-я]*|т ~ t
mass ~ 1 ~ kg ~ 公斤|千克 ~ kilograms?|kilos? ~ килограмм[а-я]* ~ kg|кг
mass ~ 0.5 ~ jin ~ 市?斤 ~ jin|catt(?:y|ies) ~ цзин(?:ь|я|ей) ~
mass ~ 1e-06 ~ mg ~ 毫克 ~ milligrams? ~ миллиграмм[а-я]* ~ mg|мг
mass ~ 0.001 ~ g ~ 克 ~ grams?|grammes? ~ грамм(?:а|ов|ам)?|г(?!ода)(?!\.(?!\s*$|\s+[А-Я«])) ~ g
mass ~ 0.453592 ~ lb ~ 磅 ~ lbs? ~  ~
energy ~ 3600000 ~ kWh ~ 千瓦时|度电 ~ kilowatt[ -]hours? ~ киловатт-час[а-я]*|кВт[·⋅* -]?ч(?:ас[а-я]*)? ~ kWh
energy ~ 3600000000 ~ MWh ~ 兆瓦时 ~ megawatt[ -]hours? ~ мегаватт-час[а-я]*|МВт[·⋅* -]?ч(?:ас[а-я]*)? ~ MWh
energy ~ 3600000000000 ~ GWh ~ 吉瓦时 ~ gigawatt[ -]hours? ~ гигаватт-час[а-я]*|ГВт[·⋅* -]?ч(?:ас[а-я]*)? ~ GWh
power ~ 1000000000 ~ GW ~ 吉瓦 ~ gigawatts? ~ гигаватт[а-я]*|ГВт ~ GW
power ~ 1000000 ~ MW ~ 兆瓦 ~ megawatts? ~ мегаватт[а-я]*|МВт ~ MW
power ~ 1000 ~ kW ~ 千瓦 ~ kilowatts? ~ киловатт[а-я]*|кВт ~ kW
power ~ 735.5 ~ hp ~ 马力 ~ horsepower|hp ~ л\. ?с\.|лошадин[а-я]* сил[а-я]* ~
power ~ 1 ~ W ~ 瓦特? ~ watts? ~ ватт(?:а|ов)?|Вт ~ W
voltage ~ 1000 ~ kV ~ 千伏 ~ kilovolts? ~ киловольт[а-я]*|кВ ~ kV
voltage ~ 1 ~ V ~ 伏特? ~ volts? ~ вольт(?:а|ов)? ~ V
pressure ~ 1000000 ~ MPa ~ 兆帕 ~ megapascals? ~ мегапаскал[а-я]*|МПа ~ MPa
pressure ~ 1000 ~ kPa ~ 千帕 ~ kilopascals? ~ килопаскал[а-я]*|кПа ~ kPa
noise ~ 1 ~ dB ~ 分贝 ~ decibels? ~ децибел[а-я]*|дБ ~ dB
frequency ~ 1 ~ Hz ~ 赫兹 ~ hertz ~ герц[а-я]*|Гц ~ Hz
data ~ 1000000000000 ~ TB ~ 太字节 ~ terabytes? ~ терабайт[а-я]*|ТБ ~ TB
data ~ 1000000000 ~ GB ~ 吉字节 ~ gigabytes? ~ гигабайт[а-я]*|ГБ ~ GB
data ~ 1000000 ~ MB ~  ~ megabytes? ~ мегабайт[а-я]*|МБ ~ MB
fahrenheit ~ 1 ~ °F ~ 华氏度 ~ degrees? (?:Fahrenheit|F) ~ градус[а-я]* (?:по )?Фаренгейт[а-я]* ~ ° ?F|℉
temperature ~ 1 ~ °C ~ 摄氏度|度(?=以下|以上|左右|的?高温|$|[，。；、至到]) ~ degrees?(?: (?:Celsius|centigrade|C))? ~ градус(?:а|ов|ами|ам|ах)?(?: (?:Цельсия|тепла))? ~ ° ?[CС]|℃|°
seconds ~ 1 ~ second ~ 秒钟? ~ seconds? ~ секунд[а-я]*|сек\.? ~
seconds ~ 60 ~ minute ~ 分钟|分(?=\d{1,2}秒) ~ minutes?|min ~ минут[а-я]*|мин\.? ~
seconds ~ 3600 ~ hour ~ 个?(?:小时|钟头) ~ hours?|hrs? ~ час(?:а|ов|ам|ами|ах|у)?|ч ~
seconds ~ 86400 ~ day ~ 天|日(?!元)|昼夜|个工作日|个?工作日 ~ (?:working |business |calendar )?days?|nights? ~ (?:рабочи[а-я]* |календарны[а-я]* )?(?:день|дня|дней|дням|днями|днях)|сут(?:ки|ок|кам|ками) ~
seconds ~ 1209600 ~ fortnight ~  ~ fortnights? ~  ~
seconds ~ 604800 ~ week ~ 个?星期|个?礼拜|周(?!年|边|岁|[一二三四五六日末]) ~ weeks? ~ недел[а-я]* ~
months ~ 1 ~ month ~ 个多?月 ~ months? ~ месяц[а-я]*|мес\. ~
months ~ 3 ~ quarter ~ 个季度 ~  ~  ~
months ~ 12 ~ year ~ 年(?!代|级|度|产|均|报|终|末|底|初)|周年|载 ~ years?|yrs? ~ год(?:а|у|ов|ом|ами|ам|ах)?|лет(?:ия|ие|ию|ием|ам|ами|ах)?(?![а-я]) ~
months ~ 120 ~ decade ~  ~ decades? ~ десятилети[а-я]* ~
months ~ 1200 ~ century ~ 个?世纪 ~ centur(?:y|ies) ~ столети[а-я]*|век(?:а|ов|у|е|ам)?(?![а-я]) ~
`;

const rows: Row[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [dimension, factor, name = "", zh, en, ru, sign] = line.split(/ ~ ?/);
    const words = {
      ...(zh && { zh }),
      ...(en && { en }),
      ...(ru && { ru }),
      ...(sign && { sign }),
    };
    return { dimension: dimension as Dimension, factor: Number(factor), name, ...words };
  });

const shapes = {} as Record<Locale, { shape: RegExp; unit: Unit }[]>;
for (const lang of ["zh", "en", "ru"] as const) {
  shapes[lang] = rows.map(({ dimension, factor, name, sign, ...words }) => {
    const word = words[lang];
    // Where a word ends: a Chinese one is followed by whatever comes next, others by no letter.
    const ends = "(?![\\p{L}\\p{N}])";
    const alternatives = [
      ...(word ? [lang === "zh" ? `(?:${word})` : `(?:${word})${ends}`] : []),
      ...(sign ? [`(?:${sign})(?![A-Za-zА-Яа-я0-9²³])`] : []),
      // Signs of one script in a text of the other.
    ].join("|");
    return {
      shape: new RegExp(`^[ -]?(?:${alternatives || "(?!)"})`, "u"),
      unit: { dimension, factor, name },
    };
  });
}

/** @returns the unit that stands at the beginning of what follows a numeral, the longest one */
export function unitAt(rest: string, lang: Locale): { unit: Unit; length: number } | undefined {
  let best: { unit: Unit; length: number } | undefined;
  for (const { shape, unit } of shapes[lang]) {
    const length = shape.exec(rest)?.[0].length ?? 0;
    if (length > (best?.length ?? 0)) best = { unit, length };
  }
  return best;
}

const ofRoots: Record<string, Unit> = {
  лет: { dimension: "months", factor: 12, name: "year" },
  веков: { dimension: "months", factor: 1200, name: "century" },
  годич: { dimension: "months", factor: 12, name: "year" },
  месяч: { dimension: "months", factor: 1, name: "month" },
  недель: { dimension: "seconds", factor: 604800, name: "week" },
  дневн: { dimension: "seconds", factor: 86400, name: "day" },
  суточн: { dimension: "seconds", factor: 86400, name: "day" },
  часов: { dimension: "seconds", factor: 3600, name: "hour" },
  минутн: { dimension: "seconds", factor: 60, name: "minute" },
  секундн: { dimension: "seconds", factor: 1, name: "second" },
  метров: { dimension: "length", factor: 1, name: "m" },
  километров: { dimension: "length", factor: 1e3, name: "km" },
  литров: { dimension: "volume", factor: 0.001, name: "l" },
  гектарн: { dimension: "area", factor: 1e4, name: "ha" },
  тонн: { dimension: "mass", factor: 1e3, name: "t" },
};

/** @param root as in трехдневный */
export const unitOfRoot = (root: string): Unit | undefined => ofRoots[root];
