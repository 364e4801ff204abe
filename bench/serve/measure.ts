import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export type Reading = {
  perSecond: number;
  /** For a second that the server's processes ran, on however busy a machine. */
  perCpuSecond: number;
  /** Milliseconds. */
  p99: number;
};

/** The server's core and the load's: with one core of its own, neither takes from the other. */
export const serverCore = "0";
const loadCore = "1";

/**
 * One run of wrk against an address of this machine.
 *
 * @param seconds kept short: runs are many and interleaved
 * @param cpu seconds that the server has run so far
 * @throws when any answer was not 200, which wrk tells only of 4xx and 5xx
 */
export async function load(
  url: string,
  encoding: string,
  seconds: number,
  cpu: () => number,
): Promise<Reading> {
  const before = cpu();
  const { stdout } = await run("taskset", [
    "-c",
    loadCore,
    "wrk",
    "--timeout",
    "10s",
    "-t1",
    "-c32",
    `-d${seconds}s`,
    "--latency",
    "-H",
    `Accept-Encoding: ${encoding}`,
    url,
  ]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}: ${stdout}`);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  const perCpuSecond = requests / (cpu() - before);
  const [, value, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  const milliseconds = { us: 0.001, ms: 1, s: 1_000 }[unit ?? ""] ?? Number.NaN;
  return { perSecond, perCpuSecond, p99: Number(value) * milliseconds };
}

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
