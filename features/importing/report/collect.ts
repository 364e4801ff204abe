import type { RemarkCode } from "./codes";
import type { Count, CountedKind, Counts } from "./import-report";
import type { Place, Remark } from "./remark";

/** So many places are shown of one kind of remark: a list of thousands is read by nobody. */
const mostPlaces = 20;
const longestWords = 120;

/** Words of a file as a place shows them. */
export function shortened(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  const letters = [...line];
  return letters.length <= longestWords ? line : `${letters.slice(0, longestWords - 1).join("")}…`;
}

/** Gathers what a reader has to tell: remarks of one code as one, with their number and first places. */
export class Collector {
  readonly #remarks = new Map<RemarkCode, Remark>();
  readonly #counts = new Map<CountedKind, Count>();

  /** @param message one sentence for a terminal; of several the first one stands */
  remark(code: RemarkCode, message: string, place?: Place, count = 1): void {
    const known = this.#remarks.get(code);
    const shown = place && {
      ...place,
      ...(place.words === undefined ? {} : { words: shortened(place.words) }),
    };
    if (!known) {
      this.#remarks.set(code, { code, message, count, ...(shown ? { places: [shown] } : {}) });
      return;
    }
    known.count = (known.count ?? 1) + count;
    if (!shown) return;
    known.places ??= [];
    if (known.places.length < mostPlaces) known.places.push(shown);
  }

  /** Notes that something was found, and at once what became of it. */
  count(kind: CountedKind, became: Exclude<keyof Count, "found">, number = 1): void {
    const count = this.#counts.get(kind) ?? { found: 0, imported: 0, leftOut: 0, missing: 0 };
    count.found += number;
    count[became] += number;
    this.#counts.set(kind, count);
  }

  get remarks(): Remark[] {
    return [...this.#remarks.values()];
  }

  get counts(): Counts {
    return Object.fromEntries(this.#counts);
  }
}

/** Counts after something that was taken for imported turned out to be missing. */
export function lost(counts: Counts, kind: CountedKind, number: number): Counts {
  const count = counts[kind];
  if (!count || number === 0) return counts;
  const imported = Math.max(0, count.imported - number);
  return {
    ...counts,
    [kind]: { ...count, imported, missing: count.missing + count.imported - imported },
  };
}
