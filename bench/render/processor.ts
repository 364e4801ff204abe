import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds that a process has run on any processor, all its threads together. */
export function ranMs(pid: number): number {
  const threads = `/proc/${pid}/task`;
  const times = readdirSync(threads).map((thread) => {
    // A thread may end between the two looks.
    const text = readOr(`${threads}/${thread}/schedstat`, "0");
    return Number(text.split(" ", 1)[0]) / 1_000_000;
  });
  return times.reduce((sum, time) => sum + time, 0);
}

/** A setting that a process was started with. */
export function settingOf(pid: number, name: string): string | undefined {
  const settings = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  return settings.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return otherwise;
  }
}
