import { renderContext } from "./render-context";

/**
 * What many pages show alike (the frame around them, the texts of a feed in
 * its three formats), read once for all of them instead of once for each.
 *
 * A value is known by the transaction that last changed its tag, asked for
 * before it is read: two renders that see the same transaction there would
 * read the same. Should a publish come between the question and the read, the
 * value is newer than its name says; only renders that asked before that
 * publish can still get it, and their pages are stale by the same tag. So no
 * value is ever older than a page that shows it.
 */
type Kept = { version: string; value: Promise<unknown> };

const key = Symbol.for("newsroom.shared-reads");
const scope = globalThis as { [key]?: Map<string, Kept> };
scope[key] ??= new Map();
const kept = scope[key];

/**
 * @param tag of all that is read; outside of a render nothing is shared
 * @param keptForMs of what only the renders after one publish
 *   share; without it the value stays until it is replaced
 * @returns the same object to all: not to be changed
 */
export async function sharedRead<T>(
  tag: string,
  read: () => Promise<T>,
  keptForMs?: number,
): Promise<T> {
  const version = await renderContext.getStore()?.versionOf?.(tag);
  if (version === undefined) return read();
  const known = kept.get(tag);
  if (known?.version === version) return known.value as Promise<T>;
  const value = read();
  const entry = { version, value };
  const forget = () => {
    if (kept.get(tag) === entry) kept.delete(tag);
  };
  kept.set(tag, entry);
  value.catch(forget);
  if (keptForMs !== undefined) setTimeout(forget, keptForMs).unref();
  return value;
}

/** The version of what is shared under a tag; undefined where nothing is. */
export const sharedVersion = (tag: string): string | undefined => kept.get(tag)?.version;

/** For a database that was put back to an earlier state and counts its transactions anew. */
export function forgetShared(): void {
  kept.clear();
}
