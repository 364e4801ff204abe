import snowball from "snowball-stemmers";
import { stopWords } from "./stop-words";

/**
 * What the forms of a word have in common. Snowball's stems, and beside them
 * what its rules for Russian miss: vowels that come and go (рынок, рынка;
 * строек, стройка), surnames that look like endings (Воробьев), and a few
 * words whose forms have different roots. A word has several stems; two
 * words are forms of one when they share any.
 */

const russian = snowball.newStemmer("russian");
const english = snowball.newStemmer("english");

const suppletive: Record<string, string> = {
  люди: "человек",
  людей: "человек",
  людям: "человек",
  людьми: "человек",
  людях: "человек",
  дети: "ребенок",
  детей: "ребенок",
  детям: "ребенок",
  детьми: "ребенок",
  детях: "ребенок",
  лет: "год",
  летами: "год",
  друзья: "друг",
  друзей: "друг",
  друзьям: "друг",
  друзьями: "друг",
  men: "man",
  women: "woman",
  children: "child",
  people: "person",
  built: "build",
  met: "meet",
  held: "hold",
  spoke: "speak",
  spoken: "speak",
  said: "say",
  gave: "give",
  given: "give",
  took: "take",
  taken: "take",
  wrote: "write",
  written: "write",
  led: "lead",
  drew: "draw",
  drawn: "draw",
  went: "go",
  gone: "go",
  began: "begin",
  begun: "begin",
  grew: "grow",
  grown: "grow",
  made: "make",
  brought: "bring",
  told: "tell",
  found: "find",
  stood: "stand",
};

const known = new Map<string, readonly string[]>();

/**
 * @param word folded
 * @returns its stems, the surest first; none for words that say nothing
 */
export function stemsOf(word: string): readonly string[] {
  const before = known.get(word);
  if (before) return before;
  const stems = findStems(word);
  if (known.size > 100_000) known.clear();
  known.set(word, stems);
  return stems;
}

function findStems(word: string): readonly string[] {
  if (stopWords.has(word) || !/\p{L}/u.test(word)) return [];
  const base = suppletive[word] ?? word;
  if (/^[а-я]+$/.test(base)) return russianStems(base);
  return [/^[a-z]+$/.test(base) ? english.stem(base) : base];
}

const vowels = "аеиоуыэюя";

const caseEnding = /(?:ями|ами|иях|ях|ах|иям|ям|ам|ием|ем|ом|ой|ей|ов|ев|[аеиоуыюяьй])$/;

/**
 * As if it were a noun: Snowball takes the end of котлован for that of a
 * verb, in some of its cases and not in others.
 */
function nounStems(word: string): string[] {
  const cut = word.replace(caseEnding, "");
  const bare = cut.length > 2 && cut !== word ? [cut] : [];
  // A nominative without an ending is its own stem: Воробьев is no genitive of воробьи.
  return new RegExp(`[^${vowels}ьй]$`).test(word) ? [word, ...bare] : bare;
}

function russianStems(word: string): string[] {
  const stem = russian.stem(word);
  const roots = [stem, word].flatMap((each) => withoutFleeting(trimmed(each)) ?? []);
  const all = [stem, ...(word.length > 4 ? nounStems(word) : []), ...roots];
  return [...new Set(all)].filter((each) => each.length > 1);
}

const trimmed = (stem: string) => {
  const short = stem.replace(/[аеиоуыэюяьй]+$/, "");
  return short.length >= 2 ? short : stem;
};

/** Endings in which a vowel comes and goes: -ок, -ец, -ень, -ел, … ; not those of город or метод. */
const fleeting = /^(.+)[ео]([кцлнрмбв])$/;
const consonants = new RegExp(`[^${vowels}][^${vowels}ьй]$`);

/** What is left when the vowel that comes and goes has gone: рынок and рынк- give рынк. */
function withoutFleeting(stem: string): string | undefined {
  const match = fleeting.exec(stem);
  if (!match) return consonants.test(stem) ? stem.replace(/ь(?=.$)/, "") : undefined;
  const [, head = "", last = ""] = match;
  if (head.length < 2 && stem.length > 3) return undefined;
  if (new RegExp(`[${vowels}]$`).test(head)) return `${head}й${last}`;
  return head.replace(/ь$/, "") + last;
}
