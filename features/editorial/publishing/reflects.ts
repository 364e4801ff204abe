import type { Person } from "@/features/audit/actors/actors";
import { record } from "@/features/audit/log/audit-log";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { type Revision, type Text, withWords } from "@/features/editorial/drafts/texts";
import { linksIn, linksOf, sourceOf } from "@/features/editorial/drafts/unit-links";
import { needsWork, standingsOf, type UnitLink } from "@/features/editorial/units/provenance";
import { type Unit, unitsOf } from "@/features/editorial/units/units";
import { expirePublication } from "@/features/publication/invalidation/expire-publication";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import type { Reflects } from "@/features/publication/page/reflects";
import { Prisma } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { isBlank } from "@/lib/text/seen";

/** So many published versions of a source are looked through for the one that a translation reflects. */
const longestLookBack = 20;

const publishing = ["publish", "update", "republish", "release"];

/**
 * Works out anew which version of its source each live translation of a
 * document reflects, and tells readers where it is not the one that is public.
 *
 * @param tx a transaction that holds the locks of public record and document
 * @returns what that changed for readers
 */
export async function noteReflections(
  tx: Transaction,
  person: Person,
  documentId: string,
): Promise<InvalidationTarget[]> {
  const live = await tx.publication.findMany({ where: { documentId, state: "LIVE" } });
  const targets: InvalidationTarget[] = [];
  for (const before of live) {
    const locale = before.locale as Locale;
    const reflects = await reflectedBy(tx, documentId, locale, before.sourceVersion);
    if (JSON.stringify(reflects) === JSON.stringify(before.reflects ?? null)) continue;
    const after = await tx.publication.update({
      where: { id: before.id },
      data: { reflects: reflects ?? Prisma.DbNull },
    });
    targets.push(...(await expirePublication(tx, documentId, locale, before, after)));
    await record(tx, person, {
      verb: reflects ? "fall-behind" : "catch-up",
      documentId,
      locale,
      revisionNumber: before.sourceVersion,
      ...(reflects ? { detail: { source: reflects.locale, reflects: reflects.at } } : {}),
    });
  }
  return targets;
}

/** @returns null where a translation is behind nothing that readers have */
async function reflectedBy(
  tx: Transaction,
  documentId: string,
  locale: Locale,
  number: number,
): Promise<Reflects | null> {
  // Most texts are made from none: of these nothing else is read.
  const remembered = await tx.revision.findFirst({
    where: { number, translation: { documentId, locale } },
    select: { links: true },
  });
  const links = linksIn(remembered?.links);
  const source = sourceOf(links);
  const revision = source && (await revisionOf(tx, documentId, locale, number));
  if (!revision) return null;
  const behind = await behindLive(tx, documentId, revision, links, source);
  if (behind === 0) return null;
  const events = await tx.auditEvent.findMany({
    where: { documentId, locale: source, verb: { in: publishing } },
    orderBy: { id: "desc" },
    take: longestLookBack,
    select: { revisionNumber: true, at: true },
  });
  const own = unitsOf(contentOf(revision));
  for (const { revisionNumber, at } of events) {
    const former = await revisionOf(tx, documentId, source, revisionNumber ?? 0);
    if (!former || former.erasedAt) continue;
    if (waiting(unitsOf(contentOf(former)), own, links).size === 0) {
      return { locale: source, at: at.toISOString() };
    }
  }
  return { locale: source, at: null };
}

/**
 * Whether a text that is to become public is behind what readers have of its
 * source, or will have when both are published together.
 */
export async function isBehindLive(
  tx: Transaction,
  { translation, head }: Text,
  together: readonly Text[],
): Promise<boolean> {
  const links = await linksOf(tx, translation.id);
  const source = sourceOf(links);
  if (!head || !source) return false;
  const shown = together.find((each) => each.locale === source)?.head;
  const behind = await behindLive(tx, translation.documentId, head, links, source, shown);
  return behind > 0;
}

/**
 * What a machine has proposed becomes public when a person has confirmed it, and not before.
 *
 * @returns the first words of each unit that waits for that; of a restored text as it was restored
 */
export async function unconfirmedMachine(
  tx: Transaction,
  { translation, head }: Text,
): Promise<string[]> {
  const proposed = await tx.unitLink.findMany({
    where: { translationId: translation.id, origin: "machine", confirmedAt: null },
    select: { unit: true },
  });
  if (proposed.length === 0) return [];
  const waiting = new Set(proposed.map(({ unit }) => unit));
  return unitsOf(contentOf(head)).flatMap(({ unit, text }) =>
    waiting.has(unit) && !isBlank(text) ? [firstWords(text)] : [],
  );
}

/** Enough to find a passage by. */
const longestWords = 40;
const firstWords = (text: string) => {
  const letters = [...text.replace(/\s+/gu, " ")];
  return letters.length > longestWords ? `${letters.slice(0, longestWords).join("")}…` : text;
};

/** Units that are behind what is public of the source. What is ahead of it, and made from its draft, is not. */
async function behindLive(
  tx: Transaction,
  documentId: string,
  revision: Revision,
  links: readonly UnitLink[],
  source: Locale,
  shown?: Revision | null,
): Promise<number> {
  const publication = await tx.publication.findUnique({
    where: { documentId_locale: { documentId, locale: source } },
  });
  if (!shown && publication?.state !== "LIVE") return 0;
  const number = publication?.sourceVersion ?? 0;
  const live = shown ?? (await revisionOf(tx, documentId, source, number));
  const text = await tx.translation.findUnique({
    where: { documentId_locale: { documentId, locale: source } },
    include: { headRevision: { include: withWords } },
  });
  if (!live || !text?.headRevision) return 0;
  const own = unitsOf(contentOf(revision));
  const behind = waiting(unitsOf(contentOf(live)), own, links);
  if (text.headRevision.id === live.id) return behind.size;
  const drafted = waiting(unitsOf(contentOf(text.headRevision)), own, links);
  return [...behind].filter((unit) => drafted.has(unit)).length;
}

/** What a machine has made of what the source says now is behind nothing: that it waits for a person has a refusal of its own. */
const waiting = (source: readonly Unit[], own: readonly Unit[], links: readonly UnitLink[]) =>
  new Set(
    standingsOf(source, own, links)
      .filter(({ state }) => needsWork(state) && state !== "machine")
      .map(({ unit, sources }) => unit ?? `-${sources[0]?.unit}`),
  );

const revisionOf = (tx: Transaction, documentId: string, locale: Locale, number: number) =>
  tx.revision.findFirst({
    where: { translation: { documentId, locale }, number },
    include: withWords,
  });

/** Tells those who translate a source that what readers have of it has changed, where their text is behind. */
export async function tellTranslators(
  tx: Transaction,
  person: Person,
  documentId: string,
  published: readonly Locale[],
): Promise<void> {
  const behind = await tx.translation.findMany({
    where: {
      documentId,
      sourceLocale: { in: [...published] },
      locale: { notIn: [...published] },
      behind: { gt: 0 },
    },
    select: { locale: true, sourceLocale: true, behind: true, units: true },
  });
  for (const { locale, sourceLocale, behind: count, units } of behind) {
    await record(tx, person, {
      verb: "source-changed",
      documentId,
      locale: locale as Locale,
      detail: { source: sourceLocale, behind: count, of: units },
    });
  }
}
