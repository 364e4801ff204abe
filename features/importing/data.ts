import { withWords } from "@/features/editorial/drafts/texts";
import type { KnownSite } from "@/features/importing/reading/options";
import { picturesIn } from "@/features/publication/body/figures";
import { keptBodySchema } from "@/features/publication/schema";
import type { Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

/** What an import must know of the site to tell its frame from a text. */
export async function knownSite(): Promise<KnownSite> {
  const db = editorialDb();
  const sections = await db.section.findMany({ include: { texts: true } });
  const pages = await db.translation.findMany({
    where: { document: { kind: "PAGE" } },
    select: { headRevision: { select: { title: true } } },
  });
  return {
    sections: sections.map(({ key, texts }) => ({
      key,
      names: [key.replaceAll("-", " "), ...texts.map(({ name }) => name)],
    })),
    places: pages.flatMap(({ headRevision }) => headRevision?.title || []),
  };
}

/** A document that another language is imported into. */
export async function importTarget(documentId: string) {
  return editorialDb().document.findUnique({
    where: { id: documentId },
    include: { translations: { include: { headRevision: { include: withWords } } } },
  });
}

export type ImportTarget = NonNullable<Awaited<ReturnType<typeof importTarget>>>;

/** Pictures in a document's text in this language or, where it has none, in another one, in their order. */
export function picturesOf({ translations }: ImportTarget, locale: Locale): string[] {
  const own = translations.filter((each) => each.locale === locale);
  for (const { headRevision } of new Set([...own, ...translations])) {
    const body = keptBodySchema.safeParse(headRevision?.body);
    if (!body.success) continue;
    const hashes = picturesIn(body.data);
    if (hashes.length > 0) return hashes;
  }
  return [];
}

/** Slugs that other documents have in a language. */
export async function takenSlugs(locale: Locale, documentId?: string): Promise<Set<string>> {
  const rows = await editorialDb().translation.findMany({
    where: { locale, ...(documentId ? { documentId: { not: documentId } } : {}) },
    select: { slug: true },
  });
  return new Set(rows.map(({ slug }) => slug));
}

/** The page that a text was imported from last. */
export async function importedPageOf(documentId: string, locale: Locale) {
  return editorialDb().importedPage.findFirst({
    where: { documentId, locale },
    orderBy: { importedAt: "desc" },
  });
}

/** A page that was imported, with its report and what is missing of it. */
export async function importedPage(id: string) {
  return editorialDb().importedPage.findUnique({ where: { id } });
}
