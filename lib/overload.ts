import { AsyncLocalStorage } from "node:async_hooks";

/**
 * Work in which something may be left out because too much is asked for at
 * once. On `globalThis`: what is left out is known deep inside of what Next
 * renders, and told by the server, which are two module graphs of one process.
 */
type Load = { over: boolean };

const key = Symbol.for("newsroom.overload");
const scope = globalThis as { [key]?: AsyncLocalStorage<Load> };
scope[key] ??= new AsyncLocalStorage<Load>();
const loads = scope[key];

/** Says that an answer will not hold what was asked for, and would at another time. */
export function noteOverload(): void {
  const load = loads.getStore();
  if (load) load.over = true;
}

/** @returns besides what the work gives, whether it was said that too much is asked for */
export async function watchingOverload<T>(
  work: () => Promise<T>,
): Promise<{ given: T; overloaded: boolean }> {
  const load: Load = { over: false };
  const given = await loads.run(load, work);
  return { given, overloaded: load.over };
}
