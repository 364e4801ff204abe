import type { Person } from "@/features/audit/actors/actors";
import type { Text } from "@/features/editorial/drafts/texts";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

/**
 * What publishing asks about where a text comes from: the source of a
 * translation, the page of an earlier site that it was imported from. It knows
 * no units and compares no texts: that is half of what it would load. See
 * docs/decisions/0033-what-follows-a-publish.md.
 */
export type SourceNotes = {
  /** Works out which version of its source each live translation of a document reflects. */
  noteReflections(
    tx: Transaction,
    person: Person,
    documentId: string,
  ): Promise<InvalidationTarget[]>;
  /** Tells those who translate what was published. */
  tellTranslators(
    tx: Transaction,
    person: Person,
    documentId: string,
    published: readonly Locale[],
  ): Promise<void>;
  /** Has the addresses at which the texts stood before they were imported lead to them. */
  leadOldAddresses(
    tx: Transaction,
    documentId: string,
    published: readonly Locale[],
  ): Promise<void>;
  /** Whether a text would be public behind what readers have of its source, or will have with it. */
  isBehindLive(tx: Transaction, text: Text, together: readonly Text[]): Promise<boolean>;
  /** First words of what a machine proposed for a text and nobody has confirmed. */
  unconfirmedMachine(tx: Transaction, text: Text): Promise<string[]>;
};

let registered: SourceNotes | undefined;

/** Called once in each process that publishes: `./register-source-notes.ts`. */
export function registerSourceNotes(notes: SourceNotes): void {
  registered = notes;
}

/** @throws where nothing was registered: readers would not be told what they read */
export function sourceNotes(): SourceNotes {
  if (registered) return registered;
  throw new Error(
    "Nobody knows the sources of translations in this process: features/editorial/publishing/register-source-notes.ts belongs where it begins.",
  );
}
