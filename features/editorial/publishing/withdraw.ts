import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { moveText } from "@/features/editorial/drafts/move-text";
import { lockDocument, openTexts, subjectOf, type Text } from "@/features/editorial/drafts/texts";
import { reasonsAgainst } from "@/features/editorial/policy";
import { noticeSchema } from "@/features/editorial/publishing/schema";
import { dropFromSchedule } from "@/features/editorial/schedules/schedule";
import { recordInLedger } from "@/features/editorial/withdrawal-ledger/write-ledger";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import { lockPublicRecord } from "@/features/publication/write/lock";
import { withdrawPublication } from "@/features/publication/write/publications";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { severalLines } from "@/lib/text/input";
import { openReceipt } from "./receipts";
import { sourceNotes } from "./source-notes";

export type Withdraw = { documentId: string; texts: { locale: Locale; notice: string }[] };

/**
 * Takes languages from readers: from the commit on their addresses answer
 * 410 with a notice in their language, and their words and pictures are out
 * of the public record. A pending schedule of theirs ends.
 *
 * @throws Refusal with every reason of every language, `notice-missing` among them
 */
export async function withdraw(
  actor: Actor,
  { documentId, texts }: Withdraw,
): Promise<{ receiptId: string }> {
  const notices = new Map(texts.map(({ locale, notice }) => [locale, severalLines(notice)]));
  const receiptId = await inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const person = await personOf(tx, actor);
    const document = await lockDocument(tx, documentId);
    const opened = await openTexts(tx, document, [...notices.keys()]);
    const reasons: Reason[] = opened.flatMap((text) => {
      const { locale } = text;
      const against = reasonsAgainst("withdraw", subjectOf(text), person);
      const notice = noticeSchema.safeParse(notices.get(locale)).success;
      const codes = notice ? against : [...against, { code: "notice-missing" } as const];
      return codes.map((reason) => ({ ...reason, locale }));
    });
    refuseIf(reasons);
    const targets: InvalidationTarget[] = [];
    for (const text of opened) {
      const notice = notices.get(text.locale) ?? "";
      targets.push(...(await takeBack(tx, person, text, notice)));
    }
    // What is no longer public is nothing that a translation could be behind.
    targets.push(...(await sourceNotes().noteReflections(tx, person, documentId)));
    const locales = opened.map(({ locale }) => locale);
    return openReceipt(tx, person, { documentId, verb: "withdraw", locales, targets });
  });
  await recordInLedger();
  return { receiptId };
}

/** Withdraws a text. The caller has checked that it may be. */
export async function takeBack(
  tx: Transaction,
  person: Person,
  text: Text,
  notice: string,
): Promise<InvalidationTarget[]> {
  const { documentId, id } = text.translation;
  const targets = await withdrawPublication(tx, { documentId, locale: text.locale, notice });
  if (text.states.editorial === "SCHEDULED") await dropFromSchedule(tx, id);
  await moveText(tx, person, "withdraw", text, {
    reason: notice,
    ...(text.publication ? { hash: text.publication.publicHash } : {}),
  });
  return targets;
}
