import type { Person } from "@/features/audit/actors/actors";
import { type AuditEntry, record } from "@/features/audit/log/audit-log";
import type { States } from "@/features/audit/log/states";
import { statesAfter, type Verb } from "@/features/editorial/workflow";
import type { Transaction } from "@/lib/db/editorial";
import type { Text } from "./texts";

/**
 * Brings a text into the states that a verb leads to, and records it. The
 * public state is the publication's: it has been written already.
 */
export async function moveText(
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
