import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { isFresh } from "./freshness";
import { renderContext } from "./render-context";

/** Of Next's entries only what is used here; the rest passes through as it is. */
type Value = { kind: string; status?: number; headers?: Record<string, unknown> };
type SetContext = { tags?: string[]; cacheControl?: unknown };

type Entry = {
  key: string;
  value: Value;
  tags: string[];
  snapshot: string;
  storedAt: number;
  cacheControl: unknown;
};

export type PageCache = {
  get(key: string): Promise<{
    value: Value;
    lastModified: number;
    cacheControl: unknown;
  } | null>;
  set(key: string, value: Value | null, context: SetContext): Promise<void>;
};

const keptKinds = new Set(["APP_PAGE", "APP_ROUTE"]);

/**
 * Keeps rendered pages as files and answers with them while every tag they
 * carry is as it was when they were rendered. Nothing in here may fail a
 * request: a page that cannot be kept is rendered again.
 *
 * @param folder where the files stand; a folder of its own for each build,
 *   address of the site and database, because a page fits only its own
 * @param warn told of what went wrong
 */
export function createPageCache(folder: string, warn: (error: unknown) => void): PageCache {
  const fileOf = (key: string) => {
    const name = createHash("sha256").update(key).digest("hex");
    return path.join(folder, name.slice(0, 2), `${name}.page`);
  };

  async function read(key: string): Promise<Entry | null> {
    try {
      const entry = deserialize(await readFile(fileOf(key))) as Entry;
      return entry.key === key ? entry : null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") warn(error);
      return null;
    }
  }

  return {
    async get(key) {
      const entry = await read(key);
      if (!entry) return null;
      // With the database away nobody can say that the page is stale: the
      // last good copy is what a reader should get.
      const fresh = await isFresh(entry.tags, entry.snapshot).catch(() => true);
      if (!fresh) return null;
      return { value: entry.value, lastModified: entry.storedAt, cacheControl: entry.cacheControl };
    },

    async set(key, value, context) {
      const snapshot = renderContext.getStore()?.snapshot;
      const file = fileOf(key);
      try {
        if (value === null) return await rm(file, { force: true });
        // Unknown addresses are without number; they are rendered, not kept.
        const kept = keptKinds.has(value.kind) && (value.status ?? 200) === 200;
        if (!kept || snapshot === undefined) return;
        const tags = pageTags(value, context);
        const entry: Entry = {
          key,
          value,
          tags,
          snapshot,
          storedAt: Date.now(),
          cacheControl: context.cacheControl,
        };
        await mkdir(path.dirname(file), { recursive: true });
        const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
        await writeFile(draft, serialize(entry));
        await rename(draft, file);
      } catch (error) {
        warn(error);
      }
    },
  };
}

/** Next names the tags of a page in a header of its entry, not in the context. */
function pageTags(value: Value, context: SetContext): string[] {
  const header = value.headers?.["x-next-cache-tags"];
  const named = typeof header === "string" ? header.split(",") : [];
  return [...new Set([...named, ...(context.tags ?? [])])];
}
