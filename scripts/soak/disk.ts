import { spawnSync } from "node:child_process";
import path from "node:path";
import { edgeFolder } from "@/scripts/cluster/edge";
import { megabytes } from "./report";

export type Disk = { seconds: number; kilobytes: Record<string, number> };

/** Where a folder stood at first, in the middle and in the end. */
export function diskLine(disks: readonly Disk[]): string {
  const points = [disks[0], disks[Math.floor(disks.length / 2)], disks.at(-1)];
  const names = Object.keys(disks[0]?.kilobytes ?? {});
  const one = (name: string) =>
    `${name} ${points.map((each) => megabytes((each?.kilobytes[name] ?? 0) * 1024)).join(", ")}`;
  return `Disk at first, after half of the time and in the end: ${names.map(one).join("; ")}.`;
}

/** @param folder of the run */
export function measureDisk(folder: string): Disk["kilobytes"] {
  const size = (place: string) =>
    // Files come and go meanwhile, which it complains of.
    Number(/^\d+/.exec(spawnSync("du", ["-sk", place]).stdout.toString())?.[0] ?? 0);
  return {
    "data folder": size(path.join(folder, "west")),
    "files for nginx": size(edgeFolder(folder, "west")),
    PostgreSQL: size(path.join(folder, "postgres")),
  };
}
