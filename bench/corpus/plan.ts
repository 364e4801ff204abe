import type { Original } from "@/features/media/pictures/derive";
import type { Locale } from "@/i18n/routing";
import { idOf, Random } from "./random";

/** What there will be, before a word of it is written. */
export type CorpusOptions = { documents: number; seed: string; languages: Locale[] };

export type Planned = {
  number: number;
  id: string;
  key: string;
  section: string;
  /** A day, as UTC midnight. */
  storyDate: Date;
  publishedAt: Date;
  /** In the languages that have it. */
  states: Partial<Record<Locale, "LIVE" | "WITHDRAWN">>;
  picture: Original | undefined;
  /** Ids of the three told before it. */
  related: string[];
};

/** Every document of the corpus, and of no other maker, has a key that begins so. */
export const keyPrefix = "corpus-";

const firstDay = Date.UTC(2009, 0, 5);
const lastDay = Date.UTC(2025, 11, 20);
const dayMs = 86_400_000;

export function planCorpus(options: CorpusOptions, pictures: Original[]): Planned[] {
  const { documents, seed, languages } = options;
  const plan = Array.from({ length: documents }, (_, index): Planned => {
    const number = index + 1;
    const random = new Random(seed, number);
    const first = random.between(0, languages.length - 1);
    const states = languages.flatMap((locale, place): [Locale, "LIVE" | "WITHDRAWN"][] => {
      if (place !== first && random.chance(0.08)) return [];
      return [[locale, random.chance(0.02) ? "WITHDRAWN" : "LIVE"]];
    });
    const span = Math.floor((lastDay - firstDay) / dayMs);
    const storyDate = new Date(firstDay + random.between(0, span) * dayMs);
    return {
      number,
      id: idOf(seed, number),
      key: `${keyPrefix}${seed}-${number}`,
      section: random.chance(0.7) ? "corpus-works" : "corpus-notes",
      storyDate,
      publishedAt: new Date(storyDate.getTime() + random.between(1, dayMs - 1)),
      states: Object.fromEntries(states),
      picture: random.chance(0.6) ? pictures[random.between(0, pictures.length - 1)] : undefined,
      related: [],
    };
  });
  const told = [...plan].sort(
    (one, other) => one.publishedAt.getTime() - other.publishedAt.getTime(),
  );
  for (const [index, planned] of told.entries()) {
    planned.related = told.slice(Math.max(0, index - 3), index).map(({ id }) => id);
  }
  return plan;
}
