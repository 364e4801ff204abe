import {
  archivePageCount,
  storiesPerPage,
  stripPool,
} from "@/features/publication/catalogue/archive";
import { neighboursOf } from "@/features/publication/catalogue/stories";
import { paths } from "@/features/publication/routes/paths";
import { placeInList } from "@/features/publication/story-months/data";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { feedsWith } from "./series-urls";
import type { AffectedUrl } from "./targets";

/**
 * The pages that show the card of a document as the public record stands
 * now: the list that it stands on (of all stories and of its section), the
 * stories beside it in time, those that name it as related, those that link to
 * it in their text (with the feeds that hold them), and the home page that
 * leads with it, or may show it among the newest of its section. Feeds that hold it have tags of their own: series-targets.ts.
 */
export async function cardHolders(
  tx: Transaction,
  locale: Locale,
  documentId: string,
): Promise<AffectedUrl[]> {
  const urls: AffectedUrl[] = [];
  const add = (path: string, lowPriority = false, publicHash?: string) =>
    urls.push({ path, lowPriority, status: 200, ...(publicHash ? { publicHash } : {}) });
  const showing = await tx.publication.findMany({
    where: {
      locale,
      state: "LIVE",
      OR: [{ kind: "ARTICLE", related: { has: documentId } }, { links: { has: documentId } }],
    },
    select: { path: true, publicHash: true, documentId: true, links: true },
  });
  for (const { path, publicHash } of showing) add(path, false, publicHash);
  for (const each of showing.filter(({ links }) => links.includes(documentId))) {
    urls.push(...(await feedsWith(tx, locale, each.documentId)));
  }
  if (await tx.leadStory.findFirst({ where: { documentId } })) add(paths.home(locale));

  const where = { documentId_locale: { documentId, locale } };
  const story = await tx.publication.findUnique({ where });
  if (story?.kind !== "ARTICLE" || story.state !== "LIVE") return urls;
  const { previous, next } = await neighboursOf(tx, locale, story);
  for (const beside of [previous, next]) if (beside) add(beside.path, false, beside.publicHash);

  const page = numberedPage(await placeInList(tx, locale, undefined, story));
  if (page) add(paths.newsPage(locale, page), true);
  else for (const path of [paths.home(locale), paths.news(locale)]) add(path);
  const key = story.sectionKey ?? "";
  const section = await tx.publishedSection.findUnique({ where: { key_locale: { key, locale } } });
  if (section) {
    const place = await placeInList(tx, locale, key, story);
    const own = numberedPage(place);
    if (own) add(paths.sectionPage(locale, section.slug, own), true);
    else add(paths.section(locale, section.slug));
    const newer = place.others - place.older;
    if (newer < stripPool) add(paths.home(locale));
  }
  return urls;
}

/**
 * @param place of a story among the others of a list
 * @returns undefined when it stands on the head of the list
 */
function numberedPage({ others, older }: { others: number; older: number }): number | undefined {
  const page = Math.ceil((older + 1) / storiesPerPage);
  return page <= archivePageCount(others + 1) ? page : undefined;
}
