import type { Page } from "@/lib/page-store/page";
import type { TreeFile } from "./contract";

/** A page that lies in the tree, without its bytes. */
export type Entry = Pick<Page, "path" | "etag" | "tags" | "snapshot"> & {
  files: readonly TreeFile[];
  bytes: number;
  /** Where pictures lay when it came. */
  from: string;
};

/** What lies in the tree, in the order in which it came, by address and by tag. */
export function createEntries() {
  const entries = new Map<string, Entry>();
  const byTag = new Map<string, Set<Entry>>();
  let bytes = 0;

  function drop(entry: Entry): void {
    if (entries.get(entry.path) !== entry) return;
    entries.delete(entry.path);
    bytes -= entry.bytes;
    for (const tag of entry.tags) {
      const those = byTag.get(tag);
      those?.delete(entry);
      if (those?.size === 0) byTag.delete(tag);
    }
  }

  return {
    get: (path: string): Entry | undefined => entries.get(path),

    /** In the place of what has the same address. */
    set(entry: Entry): void {
      const known = entries.get(entry.path);
      if (known) drop(known);
      entries.set(entry.path, entry);
      bytes += entry.bytes;
      for (const tag of entry.tags) {
        const those = byTag.get(tag);
        if (those) those.add(entry);
        else byTag.set(tag, new Set([entry]));
      }
    },

    delete: drop,

    clear(): void {
      entries.clear();
      byTag.clear();
      bytes = 0;
    },

    withTag: (tag: string): Entry[] => [...(byTag.get(tag) ?? [])],

    /** The oldest, so many that the rest has no more than so many bytes. */
    beyond(mostBytes: number): Entry[] {
      const those: Entry[] = [];
      let rest = bytes;
      for (const entry of entries.values()) {
        if (rest <= mostBytes) break;
        rest -= entry.bytes;
        those.push(entry);
      }
      return those;
    },
  };
}
