import type { Locale } from "@/i18n/routing";

/** A page that is there already. */
export type Known = {
  id: string;
  documentId: string;
  name: string;
  identity: string;
  sha256: string;
};

/** What an import of many pages asks of what was imported before, and of what it has imported itself. */
export type Journal = {
  byBytes(sha256: string): Promise<Known | undefined>;
  byIdentity(identity: string): Promise<Known | undefined>;
  /** Pages that name one of these as the same story, or that one of these names; with all that they name. */
  linked(names: string[], alternates: string[]): Promise<Linked[]>;
  ofStory(story: string): Promise<Linked[]>;
  languagesOf(documentId: string): Promise<string[]>;
};

export type Linked = {
  documentId: string;
  locale: string;
  names: string[];
  alternates: string[];
  storyDate: string | undefined;
};

/** What a dry run would have kept, besides what is kept. */
export class DryJournal implements Journal {
  readonly #rows: (Known & Linked & { story: string | undefined })[] = [];

  constructor(readonly kept: Journal) {}

  add(row: Known & Linked & { story: string | undefined }): void {
    this.#rows.push(row);
  }

  async byBytes(sha256: string) {
    return this.#rows.find((row) => row.sha256 === sha256) ?? this.kept.byBytes(sha256);
  }

  async byIdentity(identity: string) {
    return this.#rows.find((row) => row.identity === identity) ?? this.kept.byIdentity(identity);
  }

  async linked(names: string[], alternates: string[]) {
    const own = this.#rows.filter(
      (row) =>
        row.names.some((name) => alternates.includes(name)) ||
        row.alternates.some((name) => names.includes(name)),
    );
    return [...own, ...(await this.kept.linked(names, alternates))];
  }

  async ofStory(story: string) {
    return [
      ...this.#rows.filter((row) => row.story === story),
      ...(await this.kept.ofStory(story)),
    ];
  }

  async languagesOf(documentId: string) {
    const own = this.#rows.filter((row) => row.documentId === documentId);
    return own.length > 0
      ? own.map(({ locale }) => locale as Locale)
      : this.kept.languagesOf(documentId);
  }
}
