import type { Navigation } from "@/features/publication/catalogue/navigation";
import { yearHasStories } from "@/features/publication/catalogue/stories";
import { type InvalidationTarget, tagsOf } from "@/features/publication/invalidation/targets";
import { readAddress } from "@/features/publication/routes/addresses";
import { paths } from "@/features/publication/routes/paths";
import { type Locale, locales } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { expireTags } from "@/lib/page-store/expire";
import { lockPublicRecord } from "./lock";

/** What of the public record belongs to no document: lead story, menus, old addresses. */

const everyHome: InvalidationTarget[] = locales.map((locale) => ({ kind: "home", locale }));

/**
 * Makes a story the one that home pages lead with.
 *
 * @param lead undefined: the newest story leads again
 * @returns what it expired
 */
export async function writeLeadStory(
  tx: Transaction,
  lead: { documentId: string; until: Date | null } | undefined,
): Promise<InvalidationTarget[]> {
  await lockPublicRecord(tx);
  await tx.leadStory.deleteMany();
  if (lead) {
    await tx.leadStory.create({ data: { ...lead, place: "home", since: await databaseNow(tx) } });
  }
  await expireTags(tx, tagsOf(everyHome));
  return everyHome;
}

/** Publishes the menu of a language. @returns what it expired */
export async function writeNavigation(
  tx: Transaction,
  locale: Locale,
  items: Navigation,
): Promise<InvalidationTarget[]> {
  await lockPublicRecord(tx);
  await tx.publishedNavigation.upsert({
    where: { locale },
    create: { locale, items },
    update: { items },
  });
  const targets: InvalidationTarget[] = [{ kind: "frame", locale }];
  await expireTags(tx, tagsOf(targets));
  return targets;
}

/** @param rows addresses in their fixed form (`oldAddress`) and paths of this site */
export async function writeOldAddresses(
  tx: Transaction,
  rows: readonly { address: string; target: string }[],
): Promise<void> {
  for (const { address, target } of rows) {
    await tx.oldAddress.upsert({
      where: { address },
      create: { address, target },
      update: { target },
    });
  }
}

/** Whether something public stands at a path: a document, a home page, a feed, a year, the head of a list. */
export async function standsAt(tx: Transaction, path: string): Promise<boolean> {
  const known = await tx.publicPath.findUnique({ where: { path } });
  if (known) return known.state === "LIVE";
  const address = readAddress(path);
  if (!address) return false;
  const { locale } = address;
  switch (address.kind) {
    case "home":
    case "news":
      return true;
    case "feed":
      // The one that everybody knows: another place for an old address is none that it meant.
      return path === paths.feed(locale);
    case "year":
      return yearHasStories(tx, locale, address.year);
    case "section": {
      const where = { locale_slug: { locale, slug: address.section } };
      return (await tx.publishedSection.findUnique({ where })) !== null;
    }
    default:
      return false;
  }
}
