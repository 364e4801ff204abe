import { createHash } from "node:crypto";
import type { Croppable } from "@/features/media/crops/crops";
import { isoDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

/**
 * What is known of a share card without drawing it: what it shows, and what
 * it is called. (How it is drawn: card-picture.ts, which the site's process
 * never loads.)
 */

/** What a card shows. A page of the group has neither section nor day. */
export type CardText = {
  locale: Locale;
  title: string;
  section?: string;
  storyDate?: Date;
  /** The one that leads the text, in its upright composition where it has one. */
  picture?: CardPicture | undefined;
};

/** A kept picture, with its point that must stay in sight. */
export type CardPicture = Croppable & { hash: string };

/**
 * Counts up when the drawing changes, so that a card made before has another
 * name. With a picture a card is drawn otherwise, and named with it: that
 * one without needs no other name.
 */
const cardDesign = 1;

/**
 * Names a publication's card: another title, section, day, picture or point of
 * it has another name,
 * and so has one that was taken back and came again, because caches may have
 * been told that the first is gone.
 */
export function cardHash(publication: { id: string; withdrawals: number }, text: CardText): string {
  const { locale, title, section = "", storyDate, picture } = text;
  const day = storyDate ? isoDay(storyDate) : "";
  const shown = [cardDesign, publication.id, publication.withdrawals, locale, title, section, day];
  if (picture) shown.push(picture.hash, picture.focalX, picture.focalY);
  return createHash("sha256").update(JSON.stringify(shown)).digest("hex");
}
