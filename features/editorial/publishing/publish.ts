import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import {
  lockDocument,
  type OpenDocument,
  openTexts,
  type Text,
} from "@/features/editorial/drafts/texts";
import type { Verb } from "@/features/editorial/workflow";
import { lockPublicRecord } from "@/features/publication/write/lock";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import type { ValidatedRelease } from "./publishable";
import { validateRelease } from "./validate-release";
import { type Published, writePublicationsWithReceipt } from "./write-publications";

/** One language's share of a publish, as `publishTextSchema` gives it. */
export type PublishText = {
  locale: Locale;
  changeNote?: string | undefined;
  /** Needed where it is behind what readers have of its source: for the audit trail. */
  behindReason?: string | undefined;
  /** Given, it must be what would be published now: what the caller has seen. */
  publicHash?: string | undefined;
};

export type Publish = { documentId: string; texts: readonly PublishText[] };

/**
 * Makes languages of a document public, or replaces what is public of them:
 * all in one transaction, all or none. A text that was withdrawn is refused
 * here; `republish` (./republish.ts) brings it back.
 *
 * @throws Refusal with every reason of every language
 */
export function publish(actor: Actor, input: Publish): Promise<Published> {
  return publishAs(actor, input, publishOrUpdate);
}

/** What a publish would do: addresses with what they would answer. */
export type DryRun = {
  paths: string[];
  /** The story's addresses in all languages. */
  own: string[];
  urls: { path: string; expectedStatus: number; lowPriority: boolean }[];
};

/** Thrown so that nothing of a dry run is kept. */
class DryRunDone extends Error {
  constructor(readonly found: DryRun) {
    super("dry run");
  }
}

/**
 * Publishes, looks at what that changed, and takes it all back: the one way
 * to know that cannot differ from what publishing does.
 *
 * @param again texts that are withdrawn, to be brought back
 * @throws Refusal as publishing would
 */
export async function dryRun(
  actor: Actor,
  input: Publish,
  { again = false } = {},
): Promise<DryRun> {
  const verbOf = again ? () => "republish" as const : publishOrUpdate;
  try {
    await publishAs(actor, input, verbOf, async (tx, { receiptId, paths }) => {
      const urls = await tx.receiptUrl.findMany({
        where: { receiptId },
        select: { path: true, expectedStatus: true, lowPriority: true },
        orderBy: { path: "asc" },
      });
      const own = await tx.publication.findMany({
        where: { documentId: input.documentId },
        select: { path: true },
      });
      throw new DryRunDone({ paths, own: own.map(({ path }) => path), urls });
    });
  } catch (error) {
    if (error instanceof DryRunDone) return error.found;
    throw error;
  }
  throw new Error("a dry run was carried out");
}

const publishOrUpdate = ({ states }: Text) => (states.public === "LIVE" ? "update" : "publish");

/**
 * The walk of every publish: locks, then everything that speaks against it,
 * then the public record with its receipt.
 *
 * @param verbOf what it is to a text as it stands
 * @param look what was written, before it is committed
 * @throws Refusal with every reason of every language
 */
export function publishAs(
  actor: Actor,
  input: Publish,
  verbOf: (text: Text) => Extract<Verb, "publish" | "update" | "republish">,
  look?: (tx: Transaction, published: Published) => Promise<void>,
): Promise<Published> {
  return inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const person = await personOf(tx, actor);
    const { document, validated } = await validatedWithin(tx, person, input, verbOf);
    const published = await writePublicationsWithReceipt(tx, person, document, validated);
    await look?.(tx, published);
    return published;
  });
}

/**
 * The part of that walk up to where something is written, for who makes texts
 * of several documents public together.
 *
 * @param tx a transaction that has the lock of the public record
 * @throws Refusal with every reason of every language
 */
export async function validatedWithin(
  tx: Transaction,
  person: Person,
  { documentId, texts }: Publish,
  verbOf: (text: Text) => Extract<Verb, "publish" | "update" | "republish">,
): Promise<{ document: OpenDocument; validated: ValidatedRelease[] }> {
  const asked = new Map(texts.map((each) => [each.locale, each]));
  const document = await lockDocument(tx, documentId);
  const opened = await openTexts(tx, document, [...asked.keys()]);
  const releases = opened.map((text) => {
    return { ...asked.get(text.locale), text, verb: verbOf(text) };
  });
  return { document, validated: await validateRelease(tx, person, document, releases) };
}
