import { freeSlug, proposeSlug } from "@/features/writing/slugs/propose-slug";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";

/** An address for a title that no other story has in its language; empty where nothing of it can be spelt. */
export async function freshSlug(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  title: string,
): Promise<string> {
  const { slug } = proposeSlug(title, locale);
  if (slug === "") return "";
  const rows = await tx.translation.findMany({
    where: { locale, documentId: { not: documentId }, slug: { startsWith: slug } },
    select: { slug: true },
  });
  return freeSlug(slug, new Set(rows.map((each) => each.slug)));
}
