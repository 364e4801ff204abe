import { type Quotation, sizeOf } from "@/features/facts/names/quotations";
import type { Facts } from "@/features/facts/reading/read-facts";
import type { Disagreement } from "./disagreement";

/** From so many Chinese characters on it is something that somebody said, and no name in quotation marks. */
const spoken = 7;
/** A quotation may be so much shorter in another language; beyond that something is missing. */
const shortest = 0.6;

/**
 * What is quoted must be quoted in both, at about its length. Names and
 * catchwords are not compared where one language puts them in quotation
 * marks and the other does not (ООО «Ростелеком», “一带一路”); where both do
 * it, all of them count.
 */
export function compareQuotations(source: Facts, target: Facts): Disagreement[] {
  const [a, b] = [real(source), real(target)];
  const sum = (each: Quotation[]) => each.reduce((total, { size }) => total + size, 0);
  const [long, other] = [
    a.filter(({ size }) => size >= spoken),
    b.filter(({ size }) => size >= spoken),
  ];
  if (long.length > 0 || other.length > 0) {
    // A work is put in quotation marks here and in 《》 or in capitals there.
    const [works, otherWorks] = [long.filter(title(source)), other.filter(title(target))];
    if (works.length === long.length && other.length === 0) return [];
    if (otherWorks.length === other.length && long.length === 0) return [];
    // What one language says in more words it says so everywhere.
    const whole = sizeOf(source.words, source.lang) / (sizeOf(target.words, target.lang) || 1);
    const scale = Math.min(1.35, Math.max(0.75, whole));
    const ratio = sum(a) / ((sum(b) || 0.01) * scale);
    // Fewer of them here, and much less said: what is missing must not set the scale.
    const plain = (sum(a) || 0.01) / (sum(b) || 0.01);
    const least = 0.8;
    const fewer =
      (a.length < b.length && plain < least) || (a.length > b.length && plain > 1 / least);
    if (!fewer && ratio >= shortest && ratio <= 1 / shortest) return [];
    const pick = (facts: Facts, own: Quotation[]) =>
      own.length > 0
        ? shown(
            facts,
            own.reduce((x, y) => (y.size > x.size ? y : x)),
          )
        : null;
    return [{ kind: "quote", source: pick(source, a), target: pick(target, b) }];
  }
  if (a.length === 0 || b.length === 0 || a.length === b.length) return [];
  const more = a.length > b.length;
  const [extra] = more ? a.slice(b.length) : b.slice(a.length);
  if (!extra) return [];
  return [
    {
      kind: "quote",
      source: more ? shown(source, extra) : null,
      target: more ? null : shown(target, extra),
    },
  ];
}

const speech =
  /(?:said|says|say|told|added|сказал|говор|отметил|заявил|подчеркнул|說|说|称|表示|指出|强调)[а-яa-z]*\W{0,3}$/i;

/** What has no sentence in it and is not said by anybody. */
const title =
  ({ words }: Facts) =>
  ({ start, end, words: quoted }: Quotation) =>
    !/[,.!?;:，。！？；：]/.test(quoted) &&
    !/[:：，,]\s?$/.test(words.slice(0, start)) &&
    !speech.test(words.slice(0, start)) &&
    !/^[,，]?\s?[—–-]?\s?(?:said|says|сказал|говор|отметил|说)/i.test(words.slice(end));

/** Without names of the glossary. */
const real = ({ quotations, names }: Facts) =>
  quotations.filter(
    ({ start, end, size }) =>
      !names.some((name) => name.start <= start + 2 && name.end >= end - 2) && size > 0,
  );
const shown = ({ words }: Facts, { start, end }: Quotation) => words.slice(start, end);
