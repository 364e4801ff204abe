import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import type { Body } from "@/features/publication/schema";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

/** A row of the public record as it stands: one language of a document. */
type PublicationRow = Prisma.PublicationGetPayload<object>;

/** What the public record keeps beside a text and what is worked out from its words. */
type Derived = {
  /** Documents that its body links to. */
  links: string[];
  /** Where its headline may break: none where the hint is of another headline. */
  headlineBreaks: string | null;
  /** Its words, as search quotes from them. */
  searchText: string;
};

type Written = { title: string; summary: string; body: Body; headlineBreaks?: string | undefined };

/**
 * What follows a change of the public record, in its transaction: search's
 * index, share cards, the jobs of the worker. Publishing says that something
 * changed and knows none of them: they segment words, word cards and name
 * jobs, and half of all that a publish loaded was theirs. See
 * docs/decisions/0033-what-follows-a-publish.md.
 */
export type Followers = {
  derivedFrom(text: Written): Derived;
  /**
   * One language was made public, replaced or taken back.
   *
   * @returns what of the followers' own the change expires
   */
  changed(
    tx: Transaction,
    before: PublicationRow | null,
    after: PublicationRow,
  ): Promise<InvalidationTarget[]>;
  /** The newsroom has made it public: what nobody waits for is left to be made. */
  published(tx: Transaction, text: { documentId: string; locale: Locale }): Promise<void>;
};

let registered: Followers | undefined;

/** Called once in each process that publishes: `./register-followers.ts`. */
export function registerFollowers(followers: Followers): void {
  registered = followers;
}

/** @throws where nothing was registered: a text that search does not know would be found by no test */
export function followers(): Followers {
  if (registered) return registered;
  throw new Error(
    "Nothing follows a publish in this process: features/publication/write/register-followers.ts belongs where it begins.",
  );
}
