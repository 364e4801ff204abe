import { renderContext } from "./render-context";

/**
 * What many pages show alike (the frame around them), read once for all of
 * them instead of once for each.
 *
 * A value is known by the transaction that last changed its tag, as the
 * render's own snapshot shows it: two renders that see the same transaction
 * there would read the same. Should a publish come between a render's
 * snapshot and its read, the value is newer than its name says; only renders
 * that began before that publish can still ask for it, and their pages are
 * stale by the same tag. So no value is ever older than a page that shows it.
 */
type Kept = { version: string; value: Promise<unknown> };

const key = Symbol.for("newsroom.shared-reads");
const scope = globalThis as { [key]?: Map<string, Kept> };
scope[key] ??= new Map();
const kept = scope[key];

/**
 * @param tag of all that is read, and one of those that renders ask about
 *   (`versions` of their context); others are read each time
 * @returns the same object to all: not to be changed
 */
export function sharedRead<T>(tag: string, read: () => Promise<T>): Promise<T> {
  const version = renderContext.getStore()?.versions?.get(tag);
  if (version === undefined) return read();
  const known = kept.get(tag);
  if (known?.version === version) return known.value as Promise<T>;
  const value = read();
  const entry = { version, value };
  kept.set(tag, entry);
  value.catch(() => {
    if (kept.get(tag) === entry) kept.delete(tag);
  });
  return value;
}

/** For a database that was put back to an earlier state and counts its transactions anew. */
export function forgetShared(): void {
  kept.clear();
}
