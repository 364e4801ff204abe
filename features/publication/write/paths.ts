import { Refusal } from "@/features/audit/errors";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";

/**
 * Puts a document at a path. The path that it had before, and everything
 * that led there, redirects to the new one: a reader never follows two.
 *
 * @throws Refusal `slug-taken` when another document has the path,
 *   live or withdrawn; a mere redirect gives way
 */
export async function claimPath(
  tx: Transaction,
  claim: { path: string; before: string | undefined; documentId: string; locale: Locale },
): Promise<void> {
  const { path, before, documentId, locale } = claim;
  const holder = await tx.publicPath.findUnique({ where: { path } });
  if (holder && holder.state !== "REDIRECT" && holder.documentId !== documentId) {
    throw new Refusal([{ code: "slug-taken", locale, detail: path }]);
  }
  const since = await databaseNow(tx);
  const live = { state: "LIVE", target: null, documentId, locale, since } as const;
  await tx.publicPath.upsert({ where: { path }, create: { ...live, path }, update: live });
  if (before === undefined || before === path) return;
  await tx.publicPath.updateMany({
    where: { OR: [{ path: before }, { target: before }] },
    data: { state: "REDIRECT", target: path, since },
  });
}
