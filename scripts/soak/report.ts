import { type Judged, mostGrowth, type Use } from "./memory";

export const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/** Memory and open files by process, as a table of Markdown. */
export function memoryTable(judged: readonly Judged[]): string {
  const ratio = (of: keyof Use, { middle, last }: Judged) =>
    middle[of] > 0 ? (last[of] / middle[of]).toFixed(2) : "";
  const rows = judged.map((each) => [
    each.role,
    megabytes(each.middle.bytes),
    megabytes(each.last.bytes),
    ratio("bytes", each),
    megabytes(each.most.bytes),
    each.middle.openFiles,
    each.last.openFiles,
    each.middle.bytes === 0 || each.last.bytes === 0 ? "not found" : each.grew ? "grows" : "flat",
  ]);
  return [
    `| | middle third | last third | ratio (at most ${mostGrowth}) | largest | open files, middle | open files, last | |`,
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((cells) => `| ${cells.join(" | ")} |`),
  ].join("\n");
}
