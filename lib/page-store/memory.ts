import { type Page, sizeOf } from "./page";

/**
 * The most recently read pages, up to a number of bytes.
 *
 * What is large (a sitemap of 1.3 MB) is asked for seldom, by crawlers that
 * take all there are, one after the other: kept here, a hundred of them would
 * drive out what readers ask for, and the process would grow with the archive.
 */
export class PageMemory {
  #pages = new Map<string, Page>();
  #byTag = new Map<string, Set<string>>();
  #bytes = 0;

  /** @param largest a page of more bytes is not kept; by default one that would take a quarter */
  constructor(
    readonly limit: number,
    readonly largest = limit / 4,
  ) {}

  get bytes(): number {
    return this.#bytes;
  }

  get count(): number {
    return this.#pages.size;
  }

  has(path: string): boolean {
    return this.#pages.has(path);
  }

  get(path: string): Page | undefined {
    const page = this.#pages.get(path);
    if (!page) return undefined;
    // A Map keeps the order of insertion: the first is the one not read longest.
    this.#pages.delete(path);
    this.#pages.set(path, page);
    return page;
  }

  add(page: Page): void {
    this.remove(page.path);
    if (sizeOf(page) > this.largest) return;
    this.#pages.set(page.path, page);
    this.#bytes += sizeOf(page);
    for (const tag of page.tags) {
      const paths = this.#byTag.get(tag);
      if (paths) paths.add(page.path);
      else this.#byTag.set(tag, new Set([page.path]));
    }
    for (const path of this.#pages.keys()) {
      if (this.#bytes <= this.limit) break;
      this.remove(path);
    }
  }

  remove(path: string): void {
    const page = this.#pages.get(path);
    if (!page) return;
    this.#pages.delete(path);
    this.#bytes -= sizeOf(page);
    for (const tag of page.tags) {
      const paths = this.#byTag.get(tag);
      paths?.delete(path);
      if (paths?.size === 0) this.#byTag.delete(tag);
    }
  }

  clear(): void {
    this.#pages.clear();
    this.#byTag.clear();
    this.#bytes = 0;
  }

  withTag(tag: string): Page[] {
    const paths = [...(this.#byTag.get(tag) ?? [])];
    return paths.flatMap((path) => this.#pages.get(path) ?? []);
  }
}
