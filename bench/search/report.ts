import { type Outcome, type Score, scoreOf } from "./evaluate";
import { classes } from "./golden-types";

const figure = ({ queries, ndcg, recall }: Score) =>
  queries === 0
    ? "".padStart(20)
    : `${String(queries).padStart(4)} ${ndcg.toFixed(3).padStart(7)} ${recall.toFixed(3).padStart(7)} `;

/** A table: for each class and half the number of queries, nDCG@10 and recall@10. */
export function outcomeLines(
  engine: string,
  outcomes: readonly Outcome[],
  halves: readonly string[],
): string[] {
  const row = (name: string, of: (some: readonly Outcome[]) => Score) =>
    [
      name.padEnd(14),
      ...halves.map((half) => figure(of(outcomes.filter((each) => each.half === half)))),
    ].join(" ");
  const heads = halves.map((half) => `half ${half}: n ndcg recall`.padStart(21));
  return [
    "",
    engine,
    ["".padEnd(14), ...heads].join(" "),
    ...classes.map((name) => row(name, (some) => scoreOf(some, name))),
    row("all", (some) => scoreOf(some)),
  ];
}
