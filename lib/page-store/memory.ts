import { type Page, sizeOf } from "./page";

/**
 * The most recently read pages, up to a number of bytes. A page is served
 * only once it is confirmed: it stands here, and can be evicted, while it
 * is still being asked whether it is fresh.
 */
export class PageMemory {
  #pages = new Map<string, { page: Page; confirmed: boolean }>();
  #byTag = new Map<string, Set<string>>();
  #bytes = 0;

  constructor(readonly limit: number) {}

  get bytes(): number {
    return this.#bytes;
  }

  get count(): number {
    return this.#pages.size;
  }

  get(path: string): Page | undefined {
    const kept = this.#pages.get(path);
    if (!kept?.confirmed) return undefined;
    // A Map keeps the order of insertion: the first is the one not read longest.
    this.#pages.delete(path);
    this.#pages.set(path, kept);
    return kept.page;
  }

  add(page: Page): void {
    this.remove(page.path);
    this.#pages.set(page.path, { page, confirmed: false });
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

  /** @returns false when the page is not here any more, or another one is */
  confirm(page: Page): boolean {
    const kept = this.#pages.get(page.path);
    if (kept?.page !== page) return false;
    kept.confirmed = true;
    return true;
  }

  remove(path: string): void {
    const kept = this.#pages.get(path);
    if (!kept) return;
    this.#pages.delete(path);
    this.#bytes -= sizeOf(kept.page);
    for (const tag of kept.page.tags) {
      const paths = this.#byTag.get(tag);
      paths?.delete(path);
      if (paths?.size === 0) this.#byTag.delete(tag);
    }
  }

  withTag(tag: string): Page[] {
    const paths = [...(this.#byTag.get(tag) ?? [])];
    return paths.flatMap((path) => this.#pages.get(path)?.page ?? []);
  }
}
