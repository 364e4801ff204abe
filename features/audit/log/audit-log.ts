import type { Person } from "@/features/audit/actors/actors";
import type { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { enqueueJob } from "@/lib/jobs/jobs";
import type { States } from "./states";

/** What can be done to a text: features/editorial/workflow.ts has a rule for each. */
export type TextVerb =
  | "save"
  | "link"
  | "confirm"
  | "submit"
  | "return"
  | "approve"
  | "publish"
  | "update"
  | "republish"
  | "schedule"
  | "unschedule"
  | "release"
  | "withdraw"
  | "erase";

export type AuditVerb =
  | TextVerb
  | "create"
  | "change-document"
  | "delete"
  | "bring-back"
  | "remove"
  | "archive"
  | "unarchive"
  | "duplicate"
  | "take-over"
  | "keep-aside"
  | "release-failed"
  | "schedule-at-risk"
  | "alarm"
  | "hold-withdrawn"
  | "source-changed"
  | "fall-behind"
  | "catch-up"
  | "set-lead"
  | "end-lead"
  | "save-settings"
  | "publish-settings"
  | "save-navigation"
  | "publish-navigation"
  | "save-section"
  | "publish-section"
  | "import-redirects"
  | "change-glossary"
  | "keep-facts"
  | "mend-picture"
  | "describe-picture"
  | "focus-picture"
  | "replace-picture"
  | "delete-picture"
  | "share"
  | "end-share"
  | "assign"
  | "change-assignment"
  | "finish-assignment"
  | "remove-assignment"
  | "comment"
  | "reply"
  | "resolve-comment"
  | "reopen-comment"
  | "change-comment"
  | "delete-comment"
  | "opinion"
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
  | "recovery-codes"
  | "passkey-added"
  | "passkey-removed"
  | "provider-linked"
  | "provider-unlinked";

/** Events that people are told of: features/notifications says whom each concerns. */
const told: ReadonlySet<AuditVerb> = new Set<AuditVerb>([
  "submit",
  "return",
  "approve",
  "publish",
  "update",
  "republish",
  "release",
  "release-failed",
  "schedule-at-risk",
  "source-changed",
  "assign",
  "change-assignment",
  "comment",
  "reply",
  "change-comment",
  "opinion",
]);

/** The worker tells them: whoever acts waits for nobody's mail, and knows nobody's wishes. */
export const tellStaffJob = "tell-staff";

export type AuditEntry = {
  verb: AuditVerb;
  documentId?: string;
  locale?: Locale;
  from?: States;
  to?: States;
  revisionNumber?: number;
  hash?: string;
  reason?: string;
  detail?: Prisma.InputJsonObject;
};

/** Writes an event into the audit trail, as a part of what it tells of. No contents: it can never be erased. */
export async function record(tx: Transaction, person: Person, entry: AuditEntry): Promise<void> {
  const { from, to, ...rest } = entry;
  const { id } = await tx.auditEvent.create({
    select: { id: true },
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
  if (told.has(entry.verb)) await enqueueJob(tx, { kind: tellStaffJob, payload: { event: id } });
}
