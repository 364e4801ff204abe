import type { Taken } from "@/features/administration/sections/section-proposal";
import { storyTitles } from "@/features/editorial/data";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { upkeepStatus } from "@/lib/upkeep/upkeep";

/** Reads of the desk's administration: on the owner's connection, never for the public side. */

export async function sectionsWithTexts() {
  const db = editorialDb();
  const [sections, published] = await Promise.all([
    db.section.findMany({ include: { texts: true }, orderBy: { position: "asc" } }),
    db.publishedSection.findMany(),
  ]);
  return sections.map((section) => ({
    ...section,
    /** Languages in which it has an address that readers know. */
    fixed: published.filter(({ key }) => key === section.key).map(({ locale }) => locale),
  }));
}

/** Keys and addresses that a section may not have, because others have them. */
export async function sectionNamesTaken(except: string): Promise<Taken> {
  const sections = await editorialDb().section.findMany({
    where: { key: { not: except } },
    select: { key: true, texts: { select: { locale: true, slug: true } } },
  });
  const texts = sections.flatMap(({ texts }) => texts);
  const slugsOf = (locale: Locale) =>
    new Set(texts.filter((text) => text.locale === locale).map(({ slug }) => slug));
  return {
    keys: new Set(sections.map(({ key }) => key)),
    slugs: new Map(locales.map((locale) => [locale, slugsOf(locale)])),
  };
}

/** Live documents of a kind, by what they are called on a desk of this language. */
export async function liveDocuments(kind: "ARTICLE" | "PAGE", desk: Locale) {
  const rows = await editorialDb().publication.findMany({
    where: { kind, state: "LIVE" },
    select: { documentId: true, storyDate: true },
    distinct: ["documentId"],
    orderBy: [{ storyDate: "desc" }, { documentId: "asc" }],
    take: 200,
  });
  const ids = rows.map(({ documentId }) => documentId);
  const titles = await storyTitles(ids, desk);
  return rows.flatMap(({ documentId, storyDate }) => {
    const shown = titles.get(documentId);
    return shown ? [{ documentId, storyDate, shown }] : [];
  });
}

export function currentLead() {
  return editorialDb().leadStory.findFirst();
}

const rowsOnPage = 50;

/** Old addresses and where they lead, one page of them. */
export async function redirectsPage(q: string, page: number) {
  const db = editorialDb();
  const where = q ? { OR: [{ address: { contains: q } }, { target: { contains: q } }] } : {};
  const moved = { state: "REDIRECT" as const, ...(q ? { path: { contains: q } } : {}) };
  const [old, total, paths] = await Promise.all([
    db.oldAddress.findMany({
      where,
      orderBy: { address: "asc" },
      take: rowsOnPage,
      skip: (page - 1) * rowsOnPage,
    }),
    db.oldAddress.count({ where }),
    db.publicPath.findMany({ where: moved, orderBy: { since: "desc" }, take: rowsOnPage }),
  ]);
  return { old, total, pages: Math.max(1, Math.ceil(total / rowsOnPage)), paths };
}

/**
 * The audit trail, newest first, one page of it.
 *
 * @param filter `actor`: a part of somebody's name or address
 */
export async function auditPage(
  filter: { verb?: string; actor?: string },
  page: number,
  locale: Locale,
) {
  const db = editorialDb();
  const part = { contains: filter.actor ?? "", mode: "insensitive" as const };
  const named = filter.actor
    ? await db.user.findMany({ where: { name: part }, select: { id: true } })
    : [];
  const where = {
    ...(filter.verb ? { verb: filter.verb } : {}),
    ...(filter.actor
      ? { OR: [{ actorName: part }, { actorId: { in: named.map(({ id }) => id) } }] }
      : {}),
  };
  const [events, total, verbs] = await Promise.all([
    db.auditEvent.findMany({
      where,
      orderBy: { id: "desc" },
      take: rowsOnPage,
      skip: (page - 1) * rowsOnPage,
    }),
    db.auditEvent.count({ where }),
    db.auditEvent.findMany({
      distinct: ["verb"],
      select: { verb: true },
      orderBy: { verb: "asc" },
    }),
  ]);
  const ids = events.flatMap(({ documentId }) => documentId ?? []);
  const [titles, people] = await Promise.all([storyTitles(ids, locale), peopleByIdAndAddress()]);
  return {
    events,
    titles,
    people,
    verbs: verbs.map(({ verb }) => verb),
    total,
    pages: Math.max(1, Math.ceil(total / rowsOnPage)),
  };
}

/** What people are called now, by their id and by their address: the trail has both. */
export type People = Map<string, string>;

async function peopleByIdAndAddress(): Promise<People> {
  const users = await editorialDb().user.findMany({
    select: { id: true, email: true, name: true },
  });
  return new Map(users.flatMap(({ id, email, name }) => [[id, name] as const, [email, name]]));
}

/** How the site is doing, as far as the database knows. */
export async function systemStatus(locale: Locale) {
  const db = editorialDb();
  const [workers, schedules, receipts, jobs, published, upkeep] = await Promise.all([
    db.$queryRaw<{ workers: number }[]>`
      SELECT count(*)::int AS workers FROM editorial.process_report
      WHERE at > clock_timestamp() - interval '20 seconds'`,
    db.schedule.findMany({
      where: {
        OR: [
          { state: "PENDING" },
          { state: "FAILED", endedAt: { gt: new Date(Date.now() - 7 * 86_400_000) } },
        ],
      },
      include: { texts: { include: { translation: true } } },
      orderBy: { dueAt: "asc" },
      take: 20,
    }),
    db.receipt.findMany({
      include: { urls: true },
      orderBy: { createdAt: "desc" },
      take: 10,
    }),
    db.$queryRaw<{ waiting: number; failed: number }[]>`
      SELECT count(*) FILTER (WHERE failed_at IS NULL)::int AS waiting,
        count(*) FILTER (WHERE failed_at IS NOT NULL)::int AS failed FROM editorial.job`,
    // Not from receipts: what came with the first content or a backup has none.
    db.$queryRaw<{ live: number; withdrawn: number; last: Date | null }[]>`
      SELECT count(*) FILTER (WHERE state = 'LIVE')::int AS live,
        count(*) FILTER (WHERE state = 'WITHDRAWN')::int AS withdrawn,
        max(updated_at) AS last FROM public_record.publication`,
    upkeepStatus(),
  ]);
  const ids = [...schedules, ...receipts].flatMap(({ documentId }) => documentId ?? []);
  return {
    workers: workers[0]?.workers ?? 0,
    jobs: jobs[0] ?? { waiting: 0, failed: 0 },
    published: published[0] ?? { live: 0, withdrawn: 0, last: null },
    upkeep: upkeep.map(({ task, done, endedAt, faults }) => ({
      task,
      done,
      ended: endedAt !== null,
      faults: Array.isArray(faults) ? faults.map(String) : [],
    })),
    schedules,
    receipts: receipts.map(({ urls, ...receipt }) => ({
      ...receipt,
      shown: urls.filter(({ seenAt, lowPriority }) => seenAt && !lowPriority).length,
      expected: urls.filter(({ lowPriority }) => !lowPriority).length,
    })),
    titles: await storyTitles(ids, locale),
  };
}
