import type { Text } from "@/features/editorial/drafts/texts";
import type { Person } from "@/features/editorial/policy";
import { type States, statesAfter, type Verb } from "@/features/editorial/workflow";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";

export type AuditVerb =
  | Verb
  | "create"
  | "change-document"
  | "keep-aside"
  | "release-failed"
  | "alarm"
  | "hold-withdrawn"
  | "set-lead"
  | "end-lead"
  | "save-settings"
  | "publish-settings"
  | "save-navigation"
  | "publish-navigation"
  | "save-section"
  | "publish-section"
  | "import-redirects"
  | "mend-picture"
  | "share"
  | "end-share"
  // accounts: features/staff
  | "set-up"
  | "sign-in"
  | "invite"
  | "withdraw-invitation"
  | "accept-invitation"
  | "reset-password"
  | "change-password"
  | "create-account"
  | "change-role"
  | "disable-account"
  | "enable-account"
  | "end-sessions"
  | "second-factor-on"
  | "second-factor-off"
  | "passkey-added"
  | "passkey-removed";

export type AuditEntry = {
  verb: AuditVerb;
  documentId?: string;
  locale?: Locale;
  from?: States;
  to?: States;
  revisionNumber?: number;
  contentHash?: string;
  reason?: string;
  detail?: Prisma.InputJsonObject;
};

/** Writes an event into the audit trail, as a part of what it tells of. No contents: it can never be erased. */
export async function record(tx: Transaction, person: Person, entry: AuditEntry): Promise<void> {
  const { from, to, ...rest } = entry;
  await tx.auditEvent.create({
    data: {
      ...rest,
      at: await databaseNow(tx),
      actorId: person.id,
      actorName: person.name,
      fromEditorial: from?.editorial ?? null,
      fromPublic: from?.public ?? null,
      toEditorial: to?.editorial ?? null,
      toPublic: to?.public ?? null,
    },
  });
}

/**
 * Brings a text into the states that a verb leads to, and records it. The
 * public state is the publication's: it has been written already.
 */
export async function move(
  tx: Transaction,
  person: Person,
  verb: Verb,
  text: Text,
  more: Omit<AuditEntry, "verb" | "documentId" | "locale" | "from" | "to"> = {},
): Promise<States> {
  const to = statesAfter(verb, text.states);
  const { id, documentId } = text.translation;
  await tx.translation.update({ where: { id }, data: { state: to.editorial } });
  await record(tx, person, {
    verb,
    documentId,
    locale: text.locale,
    from: text.states,
    to,
    ...(text.head ? { revisionNumber: text.head.number } : {}),
    ...more,
  });
  return to;
}
