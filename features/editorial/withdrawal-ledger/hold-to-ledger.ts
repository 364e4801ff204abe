import { systemPerson } from "@/features/audit/actors/actors";
import { record } from "@/features/audit/log/audit-log";
import { moveText } from "@/features/editorial/drafts/move-text";
import { findText, lockDocument } from "@/features/editorial/drafts/texts";
import { openReceipt } from "@/features/editorial/publishing/receipts";
import { takeBack } from "@/features/editorial/publishing/withdraw";
import { dropFromSchedule } from "@/features/editorial/schedules/schedule";
import { lockPublicRecord } from "@/features/publication/write/lock";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";
import { type LedgerLine, readLedger } from "./ledger-file";
import { recordInLedger } from "./write-ledger";

/** A text that an older copy of the database would have brought back. */
export type HeldText = { documentId: string; locale: Locale; was: "live" | "scheduled" };

/**
 * Compares the database with the ledger, before anything is served from it
 * or published by it: at every start and after every restore. A text that
 * the ledger knows as withdrawn later than this database does is withdrawn
 * again with its notice, its schedule ends, and the audit trail says so.
 * Editors who want it back republish it.
 *
 * @returns what was held back: to be shown to the operator
 */
export async function holdToLedger(): Promise<HeldText[]> {
  const held: HeldText[] = [];
  for (const line of (await readLedger()).values()) {
    if (line.state !== "WITHDRAWN") continue;
    const was = await holdBack(line);
    if (was) held.push({ documentId: line.documentId, locale: line.locale, was });
  }
  await recordInLedger();
  return held;
}

async function holdBack(line: LedgerLine): Promise<HeldText["was"] | undefined> {
  const { documentId, locale, withdrawals, notice } = line;
  const person = systemPerson("withdrawal-ledger");
  return inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const known = await tx.document.findUnique({ where: { id: documentId }, select: { id: true } });
    if (!known) return undefined;
    await lockDocument(tx, documentId, { deleted: true });
    const text = await findText(tx, documentId, locale);
    if (!text || (text.publication?.withdrawals ?? 0) >= withdrawals) return undefined;
    const detail = { withdrawals: text.publication?.withdrawals ?? 0, ledger: withdrawals };
    if (text.states.public === "LIVE") {
      const targets = await takeBack(tx, person, text, notice);
      await tx.publication.updateMany({ where: { documentId, locale }, data: { withdrawals } });
      await openReceipt(tx, person, { documentId, verb: "withdraw", locales: [locale], targets });
      await record(tx, person, { verb: "hold-withdrawn", documentId, locale, detail });
      return "live";
    }
    if (text.states.editorial !== "SCHEDULED") return undefined;
    await dropFromSchedule(tx, text.translation.id);
    await moveText(tx, person, "unschedule", text);
    await record(tx, person, { verb: "hold-withdrawn", documentId, locale, detail });
    return "scheduled";
  });
}
