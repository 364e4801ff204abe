import { LRUCache } from "lru-cache";
import { bytesOf, leanPage, type Page } from "./page";

/**
 * The most recently read pages, up to a number of bytes.
 *
 * What is large (a sitemap of 1.3 MB) is asked for seldom, by crawlers that
 * take all there are, one after the other: kept here, a hundred of them would
 * drive out what readers ask for, and the process would grow with the archive.
 */
export class PageMemory {
  #pages: LRUCache<string, Page>;
  #byTag = new Map<string, Set<string>>();

  /** @param largestBytes a page of more is not kept; by default one that would take a quarter */
  constructor(limitBytes: number, largestBytes = limitBytes / 4) {
    this.#pages = new LRUCache({
      maxSize: limitBytes,
      maxEntrySize: Math.floor(largestBytes),
      dispose: (page) => this.#forgetTags(page),
    });
  }

  get bytes(): number {
    return this.#pages.calculatedSize;
  }

  get count(): number {
    return this.#pages.size;
  }

  has(path: string): boolean {
    return this.#pages.has(path);
  }

  get(path: string): Page | undefined {
    return this.#pages.get(path);
  }

  /** Takes the place of what has the same path, even where it is itself too large to be kept. */
  add(page: Page): void {
    this.#pages.set(page.path, leanPage(page), { size: bytesOf(page) });
    if (!this.#pages.has(page.path)) return;
    for (const tag of page.tags) {
      const paths = this.#byTag.get(tag);
      if (paths) paths.add(page.path);
      else this.#byTag.set(tag, new Set([page.path]));
    }
  }

  remove(path: string): void {
    this.#pages.delete(path);
  }

  clear(): void {
    this.#pages.clear();
  }

  withTag(tag: string): Page[] {
    const paths = [...(this.#byTag.get(tag) ?? [])];
    // A look that does not count as a reader's.
    return paths.flatMap((path) => this.#pages.peek(path) ?? []);
  }

  #forgetTags(page: Page): void {
    for (const tag of page.tags) {
      const paths = this.#byTag.get(tag);
      paths?.delete(page.path);
      if (paths?.size === 0) this.#byTag.delete(tag);
    }
  }
}
