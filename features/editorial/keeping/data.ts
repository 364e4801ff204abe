import type { Person } from "@/features/audit/actors/actors";
import { namesByAddress } from "@/features/audit/data";
import type { Reason } from "@/features/audit/errors";
import { storyTitles } from "@/features/editorial/data";
import { type StoryTitle, storyTitle } from "@/features/editorial/drafts/story-title";
import type { OpenDocument } from "@/features/editorial/drafts/texts";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";
import { isUuid } from "@/lib/patterns";
import { deletedKeptDays, type KeepingVerb, reasonsAgainstKeeping } from "./rules";
import { readStanding } from "./standing";

/** Reads of what was deleted, archived and copied: on the owner's connection, for staff only. */

/** What somebody can do to a document, and what keeps them from the rest. */
export async function keepingReasons(
  person: Person,
  document: OpenDocument,
): Promise<Record<Exclude<KeepingVerb, "remove">, Reason[]>> {
  const standing = await readStanding(editorialDb(), person, document);
  const of = (verb: KeepingVerb) => reasonsAgainstKeeping(verb, standing, person);
  return {
    delete: of("delete"),
    "bring-back": of("bring-back"),
    archive: of("archive"),
    unarchive: of("unarchive"),
    duplicate: of("duplicate"),
  };
}

/** Of what a document is a copy, where it is one and that is still there. */
export async function copiedFrom(
  documentId: string,
  desk: Locale,
): Promise<{ documentId: string; shown: StoryTitle } | undefined> {
  const event = await editorialDb().auditEvent.findFirst({
    where: { documentId, verb: "duplicate" },
    select: { detail: true },
  });
  const { of } = (event?.detail ?? {}) as { of?: unknown };
  if (typeof of !== "string" || !isUuid(of)) return undefined;
  const shown = (await storyTitles([of], desk)).get(of);
  return shown && { documentId: of, shown };
}

export type DeletedStory = {
  id: string;
  kind: "ARTICLE" | "PAGE";
  shown: StoryTitle;
  at: Date;
  /** A name where an account has the address that was kept, else what was kept. */
  by: string;
  /** Until it is removed for good; 0: within hours. */
  daysLeft: number;
};

/** So many are shown, those that were deleted last. */
const mostShown = 200;

/** What was deleted and can be brought back. */
export async function deletedStories(desk: Locale): Promise<DeletedStory[]> {
  const db = editorialDb();
  const documents = await db.document.findMany({
    where: { trashedAt: { not: null } },
    select: {
      id: true,
      kind: true,
      primaryLocale: true,
      trashedAt: true,
      translations: { select: { locale: true, headRevision: { select: { title: true } } } },
    },
    orderBy: { trashedAt: "desc" },
    take: mostShown,
  });
  const events = await db.auditEvent.findMany({
    where: { documentId: { in: documents.map(({ id }) => id) }, verb: "delete" },
    select: { documentId: true, actorName: true },
    orderBy: { id: "asc" },
  });
  // The last one of each.
  const by = new Map(events.map(({ documentId, actorName }) => [documentId, actorName]));
  const names = await namesByAddress([...by.values()]);
  const now = await databaseNow(db);
  return documents.flatMap(({ id, kind, primaryLocale, trashedAt, translations }) => {
    if (!trashedAt) return [];
    const texts = translations.map(({ locale, headRevision }) => ({
      locale,
      title: headRevision?.title,
    }));
    const actor = by.get(id) ?? "";
    const left = trashedAt.getTime() + deletedKeptDays * 86_400_000 - now.getTime();
    return [
      {
        id,
        kind,
        shown: storyTitle(desk, primaryLocale, texts),
        at: trashedAt,
        by: names.get(actor) ?? actor,
        daysLeft: Math.max(0, Math.ceil(left / 86_400_000)),
      },
    ];
  });
}
