import { folded } from "@/features/facts/numerals/numeral";
import { isFree } from "@/features/facts/quantities/spans";
import type { Locale } from "@/i18n/routing";
import { escaped, inflected } from "./russian-forms";

/** A term of the glossary, as far as the gate needs it. */
export type GateTerm = {
  forms: Record<Locale, readonly string[]>;
  forbidden: Record<Locale, readonly string[]>;
  /** May be left out where it is understood: a country, the word for a kind of meeting. Only its place taken by another name alarms. */
  implied: boolean;
};

export type Mention = { term: number; start: number; end: number; forbidden: boolean };
export type TermFinder = (text: string, lang: Locale) => Mention[];

/** Once for a glossary: the patterns are made once. */
export function termFinder(terms: readonly GateTerm[]): TermFinder {
  const shapes = {} as Record<
    Locale,
    { term: number; shape: RegExp; size: number; forbidden: boolean }[]
  >;
  for (const lang of ["zh", "en", "ru"] as const) {
    shapes[lang] = terms
      .flatMap(({ forms, forbidden }, term) => [
        // A name in Latin letters may stand in any language as it is.
        ...[...new Set([...forms[lang], ...(lang === "en" ? [] : forms.en)])].map((form) => ({
          term,
          form,
          forbidden: false,
        })),
        ...forbidden[lang].map((form) => ({ term, form, forbidden: true })),
      ])
      .filter(({ form }) => form.trim() !== "")
      .map(({ term, form, forbidden }) => ({
        term,
        shape: shapeOf(form, lang),
        size: form.length,
        forbidden,
      }))
      .sort((a, b) => b.size - a.size || Number(b.forbidden) - Number(a.forbidden));
  }
  return (text, lang) => {
    const plain = dashes(text);
    const found: Mention[] = [];
    // The longest name first: Moscow Region is no mention of Moscow.
    for (const { term, shape, forbidden } of shapes[lang]) {
      for (const match of plain.matchAll(shape)) {
        const [start, end] = [match.index, match.index + match[0].length];
        if (isFree({ start, end }, found)) found.push({ term, start, end, forbidden });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  };
}

const dashes = (text: string) => text.replace(/[–—]/g, "-").replace(/[•‧・]/g, "·");

function shapeOf(form: string, lang: Locale): RegExp {
  const plain = dashes(folded(form)).trim();
  if (/\p{Script=Han}/u.test(plain))
    return new RegExp(
      escaped(plain).replace(/·/g, "[·\\s]?").replace(/-/g, "\\s?-{1,2}\\s?"),
      "gu",
    );
  const gap = '[\\s«»"“”]{1,3}';
  const words = plain.split(/\s*-\s*|\s+/);
  const joints = [...plain.matchAll(/\s*-\s*|\s+/g)].map(([joint]) =>
    joint.includes("-") ? "\\s?-\\s?" : gap,
  );
  const body = words
    .map((word, index) => (lang === "ru" ? inflected(word) : escaped(word)) + (joints[index] ?? ""))
    .join("");
  const acronym = /^[A-ZА-Я]{2,}$/.test(plain);
  return new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, acronym ? "gu" : "giu");
}
