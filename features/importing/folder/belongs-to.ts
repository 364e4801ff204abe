import type { Locale } from "@/i18n/routing";
import type { Journal, Linked } from "./journal";
import { onlyCounts } from "./story-names";

export type Belonging = {
  names: string[];
  alternates: string[];
  /** By a mapping or an export. */
  said: string | undefined;
  /** By the name of the file. */
  named: string | undefined;
  locale: Locale;
  storyDate: string | undefined;
};

/** Days between the dates of one story in two languages, at most. */
const mostDaysApart = 7;

/**
 * The document that a page is another language of: by what a mapping or an
 * export says, by links between the pages, or by their names, in this order.
 *
 * @returns undefined where there is none, or none that this language is missing in
 */
export async function documentOf(page: Belonging, journal: Journal): Promise<string | undefined> {
  const { names, alternates, said, named } = page;
  const ways: (() => Promise<Linked[]>)[] = [];
  if (said) ways.push(() => journal.ofStory(said));
  else {
    ways.push(async () =>
      (await journal.linked(names, alternates)).filter((row) => agrees(row, page)),
    );
    if (named)
      ways.push(async () =>
        (await journal.ofStory(named)).filter((row) => isNear(row, page, named)),
      );
  }
  for (const way of ways) {
    for (const { documentId } of await way()) {
      const languages = await journal.languagesOf(documentId);
      if (!languages.includes(page.locale)) return documentId;
    }
  }
  return undefined;
}

/** A switch that leads from each page to the same one of another language names no story: that one leads elsewhere. */
function agrees(row: Linked, { names, alternates, locale }: Belonging): boolean {
  if (row.locale === locale) return false;
  const leadsHere = row.alternates.some((name) => names.includes(name));
  const leadsThere = alternates.some((name) => row.names.includes(name));
  return (leadsHere || row.alternates.length === 0) && (leadsThere || alternates.length === 0);
}

function isNear(row: Linked, { storyDate, locale }: Belonging, story: string): boolean {
  if (row.locale === locale) return false;
  if (!row.storyDate || !storyDate) return !onlyCounts(story);
  const days = Math.abs(Date.parse(row.storyDate) - Date.parse(storyDate)) / 86_400_000;
  return days <= mostDaysApart;
}
