import { systemPerson } from "@/features/audit/actors/actors";
import { type Reason, Refusal } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { jsonHash } from "@/features/editorial/drafts/json-hash";
import { openTexts, readDocument } from "@/features/editorial/drafts/texts";
import { validateRelease } from "@/features/editorial/publishing/validate-release";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { inSnapshot, inTransaction } from "@/lib/db/transaction";

export type AtRisk = { scheduleId: string; documentId: string; reasons: readonly Reason[] };

const person = systemPerson("schedule");

/**
 * Looks whether everything that waits for its time could be published as it
 * stands now. What could not is noted with its reasons, and told of once: the
 * desk shows it, and people get a mail. What has become possible again is no
 * longer noted. Whoever changes a date, an address or a section need not know
 * what waits for it.
 *
 * @param looked told of each that was looked at
 * @returns those that have come to be at risk since the last look
 */
export async function noteSchedulesAtRisk(looked: () => void = () => {}): Promise<AtRisk[]> {
  const pending = await editorialDb().schedule.findMany({
    where: { state: "PENDING" },
    select: { id: true, documentId: true, risk: true },
    orderBy: { dueAt: "asc" },
  });
  const fresh: AtRisk[] = [];
  for (const { id, documentId, risk } of pending) {
    const reasons = await inSnapshot((tx) => reasonsAgainst(tx, id, documentId));
    looked();
    // Nothing is written where nothing is new: whoever carries a schedule out waits for its row.
    const same = jsonHash(risk ?? []) === jsonHash(reasons);
    if (same || !(await noteRisk(id, documentId, reasons))) continue;
    fresh.push({ scheduleId: id, documentId, reasons });
  }
  return fresh;
}

async function reasonsAgainst(
  tx: Transaction,
  scheduleId: string,
  documentId: string,
): Promise<readonly Reason[]> {
  const schedule = await tx.schedule.findFirst({
    where: { id: scheduleId, state: "PENDING" },
    include: { texts: { include: { translation: true } } },
  });
  if (!schedule || schedule.texts.length === 0) return [];
  try {
    const document = await readDocument(tx, documentId);
    const planned = new Map(
      schedule.texts.map(({ translation, publicHash }) => [translation.locale, publicHash]),
    );
    const texts = await openTexts(tx, document, [...planned.keys()] as Locale[]);
    const releases = texts.map((text) => ({
      text,
      verb: "release" as const,
      publicHash: planned.get(text.locale),
    }));
    await validateRelease(tx, person, document, releases);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.reasons;
    throw error;
  }
}

/** @returns whether it was not at risk before */
async function noteRisk(
  id: string,
  documentId: string,
  reasons: readonly Reason[],
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const [known] = await tx.$queryRaw<{ risk: unknown }[]>`
      SELECT risk FROM editorial.schedule WHERE id = ${id}::uuid AND state = 'PENDING' FOR UPDATE`;
    if (!known) return false;
    if (reasons.length === 0) {
      if (known.risk !== null) {
        await tx.schedule.update({ where: { id }, data: { risk: Prisma.DbNull } });
      }
      return false;
    }
    await tx.schedule.update({ where: { id }, data: { risk: riskOf(reasons) } });
    if (known.risk !== null) return false;
    const detail = { scheduleId: id };
    await record(tx, person, { verb: "schedule-at-risk", documentId, detail });
    return true;
  });
}

/** Reasons as they are kept with a schedule. */
export const riskOf = (reasons: readonly Reason[]) => reasons as unknown as Prisma.InputJsonArray;
