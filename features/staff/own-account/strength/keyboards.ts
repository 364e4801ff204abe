/** Rows of one keyboard in its two layouts, key for key, without and with shift. */
const latin = ["`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./"];
const latinShifted = ["~!@#$%^&*()_+", "QWERTYUIOP{}|", 'ASDFGHJKL:"', "ZXCVBNM<>?"];
const cyrillic = ["ё1234567890-=", "йцукенгшщзхъ\\", "фывапролджэ", "ячсмитьбю."];
const cyrillicShifted = ['Ё!"№;%:?*()_+', "ЙЦУКЕНГШЩЗХЪ/", "ФЫВАПРОЛДЖЭ", "ЯЧСМИТЬБЮ,"];

const letters = (rows: string[]) => [...rows.join("")];

const toLatin = new Map([
  ...letters(cyrillic).map((key, at) => [key, letters(latin)[at] ?? key] as const),
  ...letters(cyrillicShifted).map((key, at) => [key, letters(latinShifted)[at] ?? key] as const),
]);
const toCyrillic = new Map([...toLatin].map(([from, to]) => [to, from] as const));

/** What the same keys give in the other layout: `ghbdtn` is привет, and йцукен is `qwerty`. */
export function inOtherLayout(text: string): string {
  const given = [...text];
  const map = given.some((each) => /\p{Script=Cyrillic}/u.test(each)) ? toLatin : toCyrillic;
  return given.map((each) => map.get(each) ?? each).join("");
}

type Place = { row: number; column: number };

/** Where each character stands; rows are set half a key to the right of the one above. */
const places = new Map<string, Place>(
  [latin, latinShifted].flatMap((rows) =>
    rows.flatMap((keys, row) =>
      [...keys].map((key, at) => [key, { row, column: at + row / 2 }] as const),
    ),
  ),
);
const keypad = new Map<string, Place>(
  ["789", "456", "123", "0"].flatMap((keys, row) =>
    [...keys].map((key, column) => [key, { row, column }] as const),
  ),
);

/** Rows of signs that are counted by; the alphabets are rows already, by their numbers. */
const counted = ["一二三四五六七八九十", "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"];

const followEachOther = (one: string, other: string): boolean =>
  counted.some((row) => row.includes(one) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1);

function areNeighbours(one: string, other: string): boolean {
  return [places, keypad].some((board) => {
    const [from, to] = [board.get(one), board.get(other)];
    if (!from || !to) return false;
    return Math.abs(from.row - to.row) <= 1 && Math.abs(from.column - to.column) <= 1;
  });
}

/** Part of the steps that must be steps of a walk, for the whole to be one. */
const walkShare = 0.65;

/**
 * Whether fingers or the alphabet wrote it: most characters are the one
 * before, its neighbour on a keyboard, or the next one or the one after next
 * of a row of signs, up or down. Columns that are begun anew (`1qaz2wsx3edc`)
 * are still a walk.
 */
export function isWalk(text: string): boolean {
  const plain = [...text];
  const steps = plain.slice(1).map((each, at) => {
    const before = plain[at] ?? "";
    const apart = Math.abs((each.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0));
    // 9 is followed by 0.
    if (apart <= 2 || /^(?:90|09)$/.test(before + each)) return true;
    return areNeighbours(before, each) || followEachOther(before, each);
  });
  return steps.filter(Boolean).length >= steps.length * walkShare;
}
