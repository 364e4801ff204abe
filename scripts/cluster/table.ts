import { readFileSync, writeFileSync } from "node:fs";
import type { Publisher } from "./publisher";
import type { Met, Readers } from "./readers";

export type Phase = { name: string; seconds: number; note: string | undefined };

const whole = "the whole run";

/** What came of the run, by fault, as a table of Markdown. */
export function tableOf(phases: readonly Phase[], readers: Readers, publisher: Publisher): string {
  const rows = phases.map((phase) => rowOf(phase, readers.met, publisher));
  const time = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  const sum = rowOf({ name: whole, seconds: time, note: undefined }, readers.met, publisher);
  return [
    "| what was done | seconds | answers | pages from files | errors | stale after a receipt | slowest answer | publishes | refused | to the receipt: median, longest | besides |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...[...rows, sum].map((cells) => `| ${cells.join(" | ")} |`),
  ].join("\n");
}

function rowOf({ name, seconds, note }: Phase, all: readonly Met[], publisher: Publisher) {
  const here = <T extends { phase: string }>(list: readonly T[]) =>
    name === whole ? list : list.filter(({ phase }) => phase === name);
  const met = here(all);
  const done = here(publisher.acknowledged);
  const waits = done.flatMap(({ seenAfterMs }) => seenAfterMs ?? []).sort((a, b) => a - b);
  return [
    name,
    Math.round(seconds),
    met.length,
    shareFromFiles(met),
    met.filter(({ error }) => error).length,
    met.filter(({ stale }) => stale).length,
    short(Math.max(0, ...met.map(({ milliseconds }) => milliseconds))),
    done.length,
    here(publisher.refused).length,
    waits.length > 0
      ? `${short(waits[Math.floor(waits.length / 2)] ?? 0)}, ${short(waits.at(-1) ?? 0)}`
      : "",
    note ?? "",
  ];
}

/** Of the pages that were read, how many nginx has answered by itself. */
function shareFromFiles(met: readonly Met[]): string {
  const pages = met.filter(({ fromFile }) => fromFile !== undefined);
  const files = pages.filter(({ fromFile }) => fromFile);
  return pages.length > 0 ? `${Math.round((files.length / pages.length) * 100)} %` : "";
}

const short = (milliseconds: number) =>
  milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** Puts the table, and what the run was, into the document that tells of it. */
export function writeInto(file: string, command: string, text: string): void {
  const begin = `<!-- made by ${command} -->`;
  const end = `<!-- until here: ${command} -->`;
  const [before = "", rest = ""] = readFileSync(file, "utf8").split(begin);
  const after = rest.split(end)[1];
  if (after === undefined) throw new Error(`${file} has no place for the table`);
  writeFileSync(file, `${before}${begin}\n\n${text}\n\n${end}${after}`);
}
