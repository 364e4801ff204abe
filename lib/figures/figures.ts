import type { CounterName, HistogramName, Labels } from "./definitions";

/**
 * Where figures are noted. Counting is adding to a number, so that what is
 * done for every reader may count, and needs nothing of what later tells of
 * it (registry.ts), which takes a fifth of a second to load.
 */

/** One series of a counter. */
export type Cell = { readonly labels: Labels; count: number };

const cells = new Map<CounterName, Map<string, Cell>>();

/** The series of these labels; to be kept by whoever counts often. */
export function cellOf(name: CounterName, labels: Labels = {}): Cell {
  let known = cells.get(name);
  if (!known) {
    known = new Map();
    cells.set(name, known);
  }
  const key = Object.values(labels).join("\n");
  const cell = known.get(key) ?? { labels, count: 0 };
  known.set(key, cell);
  return cell;
}

export function count(name: CounterName, labels?: Labels): void {
  cellOf(name, labels).count += 1;
}

export const cellsOf = (name: CounterName): Cell[] => [...(cells.get(name)?.values() ?? [])];

type Observer = (seconds: number, labels: Labels) => void;
const observers = new Map<HistogramName, Observer>();

/** Notes how long something took; forgotten where nobody asks for figures. */
export function observe(name: HistogramName, seconds: number, labels: Labels = {}): void {
  observers.get(name)?.(seconds, labels);
}

export function observeWith(name: HistogramName, observer: Observer): void {
  observers.set(name, observer);
}
