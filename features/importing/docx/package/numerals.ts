/** Numbers as Word writes them before items and headings (ECMA-376, 17.18.59). */
export function numeral(value: number, format: string): string {
  switch (format) {
    case "lowerLetter":
      return letters(value, latin);
    case "upperLetter":
      return letters(value, latin).toUpperCase();
    case "russianLower":
      return letters(value, cyrillic);
    case "russianUpper":
      return letters(value, cyrillic).toUpperCase();
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperRoman":
      return roman(value);
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "chineseCounting":
    case "chineseCountingThousand":
    case "taiwaneseCountingThousand":
    case "japaneseCounting":
    case "ideographTraditional0":
      return chinese(value);
    case "chineseLegalSimplified":
      return chinese(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟");
    case "ideographDigital":
    case "taiwaneseDigital":
      return [...String(value)].map((digit) => "〇一二三四五六七八九"[Number(digit)]).join("");
    case "ideographTraditional":
      return "甲乙丙丁戊己庚辛壬癸"[(value - 1) % 10] ?? String(value);
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : String(value);
    case "bullet":
    case "none":
      return "";
    default:
      return String(value);
  }
}

const latin = [..."abcdefghijklmnopqrstuvwxyz"];
/** As Word counts: without ё, й, ъ, ь. */
const cyrillic = [..."абвгдежзиклмнопрстуфхцчшщыэюя"];

/** After the last letter Word doubles them: aa, bb. */
function letters(value: number, alphabet: string[]): string {
  if (value < 1) return String(value);
  const letter = alphabet[(value - 1) % alphabet.length] ?? "";
  return letter.repeat(Math.min(1 + Math.floor((value - 1) / alphabet.length), 10));
}

const romans: [number, string][] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let written = "";
  for (const [size, sign] of romans) {
    while (rest >= size) {
      written += sign;
      rest -= size;
    }
  }
  return written;
}

function chinese(value: number, digits = "零一二三四五六七八九", units = "十百千"): string {
  if (value < 1 || value > 9999) return String(value);
  const figures = [...String(value)].map(Number);
  let written = "";
  let gap = false;
  figures.forEach((figure, index) => {
    const unit = figures.length - index - 1;
    if (figure === 0) {
      gap = true;
      return;
    }
    if (gap && written) written += digits[0];
    gap = false;
    const isTen = unit === 1 && figure === 1 && written === "" && digits.startsWith("零一");
    written += `${isTen ? "" : digits[figure]}${unit > 0 ? units[unit - 1] : ""}`;
  });
  return written;
}
