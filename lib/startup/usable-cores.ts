import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

/**
 * How many cores this process may keep busy. Node 20 does not know of a
 * container's share of the processor, which is told by control groups
 * (`cpu.max`, "quota period", kernel.org/doc/html/latest/admin-guide/cgroup-v2.html).
 *
 * @param quotaFile where the kernel says it
 */
export function usableCores(
  machine = availableParallelism(),
  quotaFile = "/sys/fs/cgroup/cpu.max",
): number {
  const [quota = NaN, period = NaN] = read(quotaFile).split(" ").map(Number);
  const share = Math.ceil(quota / period);
  return share > 0 ? Math.min(machine, share) : machine;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
