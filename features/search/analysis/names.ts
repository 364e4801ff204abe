/**
 * A name by its sound, so that it is found in the other alphabet however it
 * was transliterated: Щукарёв, Shchukaryov and Schukarev are one.
 */

const letters: Record<string, string> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "h",
  ц: "c",
  ч: "ch",
  ш: "sh",
  щ: "sh",
  ъ: "",
  ы: "i",
  ь: "",
  э: "e",
  ю: "u",
  я: "a",
};

const sounds: [RegExp, string][] = [
  [/shch|sch|sh/g, "ш"],
  [/tch|ch/g, "ч"],
  [/zh/g, "ж"],
  [/kh/g, "h"],
  [/ph/g, "f"],
  [/ts|tz/g, "ц"],
  [/x/g, "ks"],
  [/q|ck/g, "k"],
  [/c(?=[eiy])/g, "ц"],
  [/c/g, "k"],
  [/w/g, "v"],
  [/ee/g, "i"],
  [/oo/g, "u"],
  [/(?:iy|ij|i|y|j)[oe]/g, "e"],
  [/(?:iy|ij|i|y|j)u/g, "u"],
  [/(?:iy|ij|i|y|j)a/g, "a"],
  [/[yj]/g, "i"],
  [/(.)\1+/g, "$1"],
];

/** @param word folded; of Latin or Cyrillic letters @returns empty for what is no name */
export function soundOf(word: string): string {
  if (/^[а-я]+$/.test(word)) {
    const sound = [...word].map((letter) => letters[letter] ?? letter).join("");
    return sound
      .replace(/sh/g, "ш")
      .replace(/ch/g, "ч")
      .replace(/zh/g, "ж")
      .replace(/c|ts/g, "ц")
      .replace(/(.)\1+/g, "$1");
  }
  if (!/^[a-z]+$/.test(word)) return "";
  return sounds.reduce((sound, [letters, by]) => sound.replace(letters, by), word);
}

const shortest = 4;

/** The sounds by which a name is kept and sought: with and without the vowel of its ending. */
export function nameKeys(forms: Iterable<string>): string[] {
  const keys = new Set<string>();
  for (const form of forms) {
    const sound = soundOf(form);
    if (sound.length < shortest) continue;
    keys.add(sound);
    if (sound.length > shortest) keys.add(sound.replace(/[aeiou]+$/, ""));
  }
  return [...keys].filter((key) => key.length >= shortest - 1);
}
