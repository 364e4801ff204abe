import { type FileStore, StoreAway } from "./store";

/**
 * A store that is written to, and another one that may still have what it has
 * not: while files move from the one to the other, in whichever direction.
 */
export function bothStores(first: FileStore, other: FileStore): FileStore {
  /** Of the first; what it has not, or cannot be asked for, of the other. */
  async function either<T>(ask: (store: FileStore) => Promise<T | undefined>) {
    let away: unknown;
    try {
      const found = await ask(first);
      if (found !== undefined) return found;
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      away = error;
    }
    const found = await ask(other);
    // Where the first could not be asked, that the other has nothing does not say that there is nothing.
    if (found === undefined && away) throw away;
    return found;
  }
  return {
    get place() {
      return `${first.place}, and ${other.place}`;
    },
    put: (name, content, sha256) => first.put(name, content, sha256),
    open: (name, range) => either((store) => store.open(name, range)),
    head: (name) => either((store) => store.head(name)),
    async remove(name) {
      // The other first: what stays in the one that is written to is found again, and removed again.
      await other.remove(name);
      await first.remove(name);
    },
    async *list(prefix) {
      const seen = new Set<string>();
      for (const store of [first, other]) {
        for await (const file of store.list(prefix)) {
          if (store === first) seen.add(file.name);
          else if (seen.has(file.name)) continue;
          yield file;
        }
      }
    },
  };
}
