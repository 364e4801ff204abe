import { editorialDb } from "@/lib/db/editorial";
import type { Journal } from "./journal";

const columns = { id: true, documentId: true, name: true, identity: true, sha256: true } as const;
const linkedColumns = {
  documentId: true,
  locale: true,
  names: true,
  alternates: true,
  document: { select: { storyDate: true } },
} as const;
/** More pages of one story than it has languages are no story. */
const mostLinked = 20;

/** The table of imported pages. */
export function keptJournal(): Journal {
  const db = editorialDb();
  const linkedOf = (
    rows: {
      documentId: string;
      locale: string;
      names: string[];
      alternates: string[];
      document: { storyDate: Date | null };
    }[],
  ) =>
    rows.map(({ document, ...row }) => ({
      ...row,
      storyDate: document.storyDate?.toISOString().slice(0, 10),
    }));
  return {
    byBytes: async (sha256) =>
      (await db.importedPage.findFirst({ where: { sha256 }, select: columns })) ?? undefined,
    byIdentity: async (identity) =>
      (await db.importedPage.findUnique({ where: { identity }, select: columns })) ?? undefined,
    linked: async (names, alternates) =>
      linkedOf(
        await db.importedPage.findMany({
          where: { OR: [{ names: { hasSome: alternates } }, { alternates: { hasSome: names } }] },
          select: linkedColumns,
          take: mostLinked,
        }),
      ),
    ofStory: async (story) =>
      linkedOf(
        await db.importedPage.findMany({
          where: { story },
          select: linkedColumns,
          take: mostLinked,
        }),
      ),
    languagesOf: async (documentId) =>
      (
        await db.translation.findMany({
          where: { documentId, headRevisionId: { not: null } },
          select: { locale: true },
        })
      ).map(({ locale }) => locale),
  };
}

/** Pages of a folder with pictures that did not come in, in parts. */
export async function* pagesWithMissing(
  prefix: string,
): AsyncGenerator<{ id: string; names: string[] }> {
  const take = 200;
  for (let last: string | undefined; ; ) {
    const rows = await editorialDb().importedPage.findMany({
      where: { missing: { not: [] } },
      select: { id: true, names: true },
      orderBy: { id: "asc" },
      take,
      ...(last ? { cursor: { id: last }, skip: 1 } : {}),
    });
    yield* rows.filter(({ names }) => names.some((name) => name.startsWith(prefix)));
    last = rows.at(-1)?.id;
    if (rows.length < take) return;
  }
}
