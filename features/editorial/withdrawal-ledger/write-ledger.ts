import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { log } from "@/lib/log";
import { appendToLedger, type LedgerLine, ledgerKey, readLedger } from "./ledger-file";

/**
 * Writes into the ledger what the database knows and it does not. Called
 * after a withdrawal has been committed: the text is already gone for
 * readers, so a disk that refuses is logged and made up for at the next start.
 */
export async function recordInLedger(): Promise<void> {
  try {
    const ledger = await readLedger();
    const turned = await editorialDb().publication.findMany({
      where: { withdrawals: { gt: 0 } },
      select: { documentId: true, locale: true, withdrawals: true, state: true, notice: true },
    });
    const lines = turned.map(
      (each): LedgerLine => ({ ...each, locale: each.locale as Locale, notice: each.notice ?? "" }),
    );
    await appendToLedger(
      lines.filter((line) => line.withdrawals > (ledger.get(ledgerKey(line))?.withdrawals ?? 0)),
    );
  } catch (error) {
    log.error({ err: error }, "the withdrawal ledger could not be written");
  }
}
