import type { Person } from "@/features/audit/actors/actors";
import { type AuditEntry, type AuditVerb, record } from "@/features/audit/log/audit-log";
import type { Transaction } from "@/lib/db/editorial";
import type { SecurityKind } from "./kinds";
import { type SecurityDetail, writeSecurity } from "./security-events";

/** Verbs of the audit trail that are about accounts and rights, by what they are as security events. */
const kinds: Partial<Record<AuditVerb, SecurityKind>> = {
  "set-up": "setup-used",
  "sign-in": "signed-in",
  invite: "invitation-made",
  "withdraw-invitation": "invitation-withdrawn",
  "accept-invitation": "invitation-used",
  "reset-password": "reset-used",
  "change-password": "password-changed",
  "create-account": "account-created",
  "change-role": "role-changed",
  "disable-account": "account-disabled",
  "enable-account": "account-enabled",
  "end-sessions": "sessions-ended",
  "second-factor-on": "second-factor-added",
  "second-factor-off": "second-factor-removed",
  "recovery-codes": "recovery-codes-made",
  "passkey-added": "passkey-added",
  "passkey-removed": "passkey-removed",
};

/** Of the details of an entry: codes and roles. Names and addresses of people stay in the trail. */
const told = ["way", "role", "from", "to", "count"] as const;

/**
 * Writes what is done to an account into the audit trail, for good, and into
 * the security events, for a time and with network and device: in the one
 * transaction, so that there is none of them without the other.
 */
export async function recordAccount(
  tx: Transaction,
  person: Person,
  entry: AuditEntry,
): Promise<void> {
  await record(tx, person, entry);
  const { verb, detail = {} } = entry;
  const kind = kinds[verb];
  if (!kind) return;
  const { account } = detail;
  const whose =
    typeof account === "string"
      ? await tx.user.findUnique({ where: { email: account }, select: { id: true } })
      : undefined;
  const accountId = typeof account === "string" ? whose?.id : (person.id ?? undefined);
  const actorId = person.id ?? person.name;
  const shown: SecurityDetail = Object.fromEntries(
    told.flatMap((name) => {
      const value = detail[name];
      return typeof value === "string" || typeof value === "number" ? [[name, value]] : [];
    }),
  );
  const isOwn = actorId === accountId;
  await writeSecurity(tx, { kind, accountId, detail: shown, ...(isOwn ? {} : { actorId }) });
}
