import { type Actor, personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { type AuditEntry, record } from "@/features/audit/log/audit-log";
import { reasonsAgainstSiteAct } from "@/features/editorial/policy";
import { openReceipt } from "@/features/editorial/publishing/receipts";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import { lockPublicRecord } from "@/features/publication/write/lock";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

/**
 * A part of the site's frame that is kept as a draft and public when it is
 * published: settings, menus, sections. They differ in what a row is and in
 * what speaks against it; rights, locks, audit and receipts are the same.
 */
export type SiteDraft<Key extends string, Row, Content> = {
  verbs: {
    save: "save-settings" | "save-navigation" | "save-section";
    publish: "publish-settings" | "publish-navigation" | "publish-section";
  };
  /** Saves of one key wait for each other. */
  lock(tx: Transaction, key: Key): Promise<void>;
  read(tx: Transaction, key: Key): Promise<Row | null>;
  againstSave(tx: Transaction, key: Key, row: Row | null, content: Content): Promise<Reason[]>;
  write(tx: Transaction, key: Key, row: Row | null, content: Content): Promise<void>;
  againstPublish(key: Key, row: Row | null): Reason[];
  /** @returns what readers have another page of by it */
  makePublic(tx: Transaction, key: Key, row: Row): Promise<InvalidationTarget[]>;
  /** What the audit trail says of a save: an entry each, and of a publish. */
  saved(key: Key, content: Content): Named[];
  published(key: Key): Named;
  /** The languages that a receipt is about. */
  localesOf(keys: readonly Key[], targets: readonly InvalidationTarget[]): Locale[];
};

type Named = Pick<AuditEntry, "locale" | "detail">;

/** @throws Refusal `role-forbids` and what else speaks against it, together */
export function saveDraft<Key extends string, Row, Content>(
  actor: Actor,
  draft: SiteDraft<Key, Row, Content>,
  key: Key,
  content: Content,
): Promise<void> {
  const verb = draft.verbs.save;
  return inTransaction(async (tx) => {
    await draft.lock(tx, key);
    const person = await personOf(tx, actor);
    const row = await draft.read(tx, key);
    refuseIf([
      ...reasonsAgainstSiteAct(verb, person),
      ...(await draft.againstSave(tx, key, row, content)),
    ]);
    await draft.write(tx, key, row, content);
    for (const entry of draft.saved(key, content)) await record(tx, person, { verb, ...entry });
  });
}

/**
 * Publishes drafts as they are saved, all or none.
 *
 * @throws Refusal `role-forbids` and what speaks against each of them, together
 */
export function publishDrafts<Key extends string, Row, Content>(
  actor: Actor,
  draft: SiteDraft<Key, Row, Content>,
  keys: readonly Key[],
): Promise<{ receiptId: string }> {
  const verb = draft.verbs.publish;
  return inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const person = await personOf(tx, actor);
    const reasons = reasonsAgainstSiteAct(verb, person);
    const rows: [Key, Row][] = [];
    for (const key of new Set(keys)) {
      const row = await draft.read(tx, key);
      reasons.push(...draft.againstPublish(key, row));
      if (row) rows.push([key, row]);
    }
    refuseIf(reasons);
    const targets: InvalidationTarget[] = [];
    for (const [key, row] of rows) {
      targets.push(...(await draft.makePublic(tx, key, row)));
      await record(tx, person, { verb, ...draft.published(key) });
    }
    const locales = draft.localesOf(keys, targets);
    return { receiptId: await openReceipt(tx, person, { verb, locales, targets }) };
  });
}

/**
 * A draft of which each language has a row, whose saves name the version that
 * they are based on.
 */
export function draftOfLanguage<Row extends { version: number }, Content>(
  part: Pick<
    SiteDraft<Locale, Row, Content & { basedOn: number }>,
    "verbs" | "read" | "write" | "makePublic"
  > & { missing: "settings-invalid" | "navigation-invalid" },
): SiteDraft<Locale, Row, Content & { basedOn: number }> {
  const { missing, ...draft } = part;
  return {
    ...draft,
    // An advisory lock by name: a row that does not exist yet cannot be locked.
    lock: async (tx, locale) => {
      const name = `newsroom.${draft.verbs.save}.${locale}`;
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${name}))`;
    },
    againstSave: async (_, __, row, { basedOn }) => {
      const version = row?.version ?? 0;
      return version === basedOn ? [] : [{ code: "stale", detail: version }];
    },
    againstPublish: (locale, row) => (row ? [] : [{ code: missing, locale }]),
    saved: (locale) => [{ locale }],
    published: (locale) => ({ locale }),
    localesOf: (locales) => [...locales],
  };
}
