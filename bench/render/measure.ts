import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { ranMs } from "./processor";

/** What a page took, on average of a series. */
export type Cost = {
  /** From the question to the last byte. */
  waitMs: number;
  /** Of the processor, by the name of what took it. */
  ranMs: Record<string, number>;
};

/** The processes whose time counts, by the name of what they are; looked up anew each time, for they come and go. */
export type Processes = Record<string, () => number[]>;

type Target = { origin: string; path: string } | { socketPath: string; path: string };

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** @returns the answer's body, as it came @throws when it is not 200 */
export function ask(target: Target, headers: Record<string, string> = {}): Promise<Buffer> {
  const place =
    "origin" in target
      ? { hostname: new URL(target.origin).hostname, port: new URL(target.origin).port, agent }
      : { socketPath: target.socketPath };
  return new Promise((resolve, reject) => {
    const options = { ...place, path: target.path, headers: { host: "localhost", ...headers } };
    request(options, (answer) => {
      buffer(answer).then((body) => {
        if (answer.statusCode === 200) resolve(body);
        else reject(new Error(`${target.path} was answered with ${answer.statusCode}`));
      }, reject);
    })
      .on("error", reject)
      .end();
  });
}

/** Asks for pages one after the other, as a reader would. */
export async function costOf(
  origin: string,
  paths: readonly string[],
  processes: Processes,
): Promise<Cost> {
  const before = timesOf(processes);
  const since = performance.now();
  for (const path of paths) await ask({ origin, path }, { "accept-encoding": "gzip" });
  const waitMs = (performance.now() - since) / paths.length;
  const after = timesOf(processes);
  const spent = Object.entries(after).map(([name, times]) => {
    const sums = [...times].map(([pid, time]) => time - (before[name]?.get(pid) ?? 0));
    return [name, sums.reduce((sum, time) => sum + time, 0) / paths.length];
  });
  return { waitMs, ranMs: Object.fromEntries(spent) };
}

function timesOf(processes: Processes): Record<string, Map<number, number>> {
  return Object.fromEntries(
    Object.entries(processes).map(([name, pids]) => [
      name,
      new Map(pids().map((pid) => [pid, ranMs(pid)])),
    ]),
  );
}
