import { median, type Reading } from "./measure";

/** Who serves the page, as the table names them. */
export const names = {
  best: "nginx, files with gzip_static, its own headers",
  same: "nginx, the same bytes, headers and all",
  behind: "this site behind nginx, from files",
  own: "this site",
  bareNext: "bare `next start`, one static page",
  node: "bare Node, the same bytes from memory",
  two: "this site, two fronts",
} as const;

/** @param readings by `name|encoding` */
export function report(
  served: readonly string[],
  encodings: readonly string[],
  readings: ReadonlyMap<string, Reading[]>,
): void {
  const of = (name: string, encoding: string, what: keyof Reading) =>
    median((readings.get(`${name}|${encoding}`) ?? []).map((reading) => reading[what]));
  const share = (name: string, to: string, encoding: string, what: keyof Reading) =>
    (of(name, encoding, what) / of(to, encoding, what)).toPrecision(2);
  console.log(
    "| who serves it | encoding | requests/s | of nginx with the same bytes | p99, ms | requests for a second of its CPU | of nginx with the same bytes |",
  );
  console.log("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
  for (const name of served) {
    for (const encoding of encodings) {
      const cells = [
        name,
        encoding,
        Math.round(of(name, encoding, "perSecond")).toLocaleString("en"),
        share(name, names.same, encoding, "perSecond"),
        of(name, encoding, "p99").toFixed(1),
        Math.round(of(name, encoding, "perCpuSecond")).toLocaleString("en"),
        share(name, names.same, encoding, "perCpuSecond"),
      ];
      console.log(`| ${cells.join(" | ")} |`);
    }
  }
  const both = (name: string, to: string, encoding: string) =>
    (["perSecond", "perCpuSecond"] as const)
      .map((what) => share(name, to, encoding, what))
      .join(", by CPU ");
  const has = (name: string) => served.includes(name);
  for (const encoding of encodings) {
    console.log(`\nWith ${encoding}, this site behind nginx:`);
    console.log(`over nginx with the same bytes ${both(names.behind, names.same, encoding)};`);
    console.log(`over nginx with its own headers ${both(names.behind, names.best, encoding)}.`);
    if (has(names.bareNext))
      console.log(`This site over bare Next: ${both(names.own, names.bareNext, encoding)}.`);
    if (has(names.node))
      console.log(
        `This site over bare Node by CPU: ${share(names.own, names.node, encoding, "perCpuSecond")}.`,
      );
    if (!has(names.two)) continue;
    // Where the load is made on the same cores, two of them cannot both be filled: what counts is
    // whether a request costs more when two processes answer.
    const each = of(names.two, encoding, "perCpuSecond") / of(names.own, encoding, "perCpuSecond");
    console.log(`Two fronts, on cores of their own: ${(2 * each).toPrecision(2)} times one.`);
  }
}
