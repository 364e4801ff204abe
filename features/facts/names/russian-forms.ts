/**
 * A Russian word in any of its cases, as a pattern: its stem and the endings
 * that a noun, an adjective or a surname of its shape takes (Русская грамматика,
 * 1980, §§ 1126–1230, and §§ 1292–1300 of adjectives). Names in -й decline (Хуэй, Хуэя), those in
 * -у, -о and -и do not; what has two or three letters stands as it is. A
 * dictionary would know more words, and none of the names that matter here.
 */
const adjective =
  "(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими|ей|ою)";
const hard = "(?:а|у|ом|ем|е|ы|и|ов|ев|ам|ами|ах|ой|ым|ых|ыми|ою)?";

/** Letters as a pattern that means these letters. */
export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** @param word folded: without ё @returns source of a pattern, for the flags i and u */
export function inflected(word: string): string {
  const quote = escaped(word);
  if (!/^[А-Яа-я]+$/.test(word)) return quote;
  // An abbreviation: МГУ, РФПИ. Some decline in speech, none on paper.
  if (word === word.toUpperCase() && word.length <= 5) return quote;
  if (word.length <= 3 && !/[бвгджзклмнпрстфхцчшщ]$/.test(word)) return quote;
  const stem = (cut: number) => word.slice(0, word.length - cut);
  if (/(?:ский|ской|цкий)$/.test(word) || /(?:ый|ое|ые|ая|яя|ее)$/.test(word))
    return stem(2) + adjective;
  if (/ий$/.test(word)) return `${stem(2)}(?:${adjective}|ия|ию|ием|ии|иев)`;
  if (/[еёаоуыэяю]й$/.test(word)) return `${stem(1)}(?:й|я|ю|ем|е|и|ев|ям|ями|ях)`;
  if (/ия$/.test(word)) return `${stem(1)}(?:я|и|ю|ей|й|ям|ями|ях)`;
  if (/ие$/.test(word))
    return `${stem(1)}(?:е|я|ю|ем|и|й|ям|ями|ях)|${stem(2)}${adjective}`.replace(
      /^(.*)$/,
      "(?:$1)",
    );
  if (/[ая]$/.test(word)) return `${stem(1)}(?:а|я|ы|и|е|у|ю|ой|ей|ою|ам|ям|ами|ями|ах|ях)?`;
  if (/ь$/.test(word)) return `${stem(1)}(?:ь|я|ю|ем|е|и|ью|ей|ям|ями|ях)`;
  // Neuters in -о: Сколково is Сколкове too. Those in -у and -и stay.
  if (/о$/.test(word)) return `${stem(1)}(?:о|а|у|ом|е)`;
  if (/е$/.test(word)) return `${stem(1)}(?:е|я|ю|ем|и)`;
  if (/[уиэы]$/.test(word)) return quote;
  // A vowel that flees: пояс does not, Телеком neither; ок and ец do.
  if (/[оe]к$|ец$/.test(word) && word.length > 4)
    return `(?:${word}${hard}|${stem(2)}${word.slice(-1)}${hard})`;
  return `${word}${hard}`;
}
