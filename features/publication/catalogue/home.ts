import type { Card } from "@/features/publication/data";
import { latestStories, stripLength } from "./archive";

/**
 * What the home page shows of the stories there are, each of them once.
 *
 * The chosen story leads; without one the newest does, whether or not it has
 * a picture (until November 2026 the newest *with a picture* led while the
 * desk said "the newest": a story of the day without one did not). Under it
 * the two newest that have a picture stand as tiles: the first two of all
 * would be two pictures only by chance, and the more stories there were, the
 * more seldom. The other newest follow as rows, then a strip for each
 * section with what of it has not been shown.
 */

/** Side by side: one alone would be as wide as the lead. */
const tilePair = 2;
export type Home = {
  lead: Card | undefined;
  tiles: Card[];
  rows: Card[];
  /** By the key of the section; empty where all its stories are shown above. */
  strips: Record<string, Card[]>;
};

/**
 * @param cards the newest stories, newest first
 * @param chosen the story that editors chose to lead, while it does
 * @param newest of each section, by its key, newest first: `stripPool` of them
 */
export function composeHome(
  cards: readonly Card[],
  chosen: Card | undefined,
  newest: Record<string, readonly Card[]>,
): Home {
  const lead = chosen ?? cards[0];
  const shown = new Set<string>();
  const take = (from: readonly Card[], count: number) => {
    const taken = from.filter(({ documentId }) => !shown.has(documentId)).slice(0, count);
    for (const { documentId } of taken) shown.add(documentId);
    return taken;
  };
  if (lead) take([lead], 1);
  const pictured = cards.filter(
    ({ documentId, pictures }) => pictures.length > 0 && !shown.has(documentId),
  );
  const tiles = pictured.length < tilePair ? [] : take(pictured, tilePair);
  const rows = take(cards, latestStories - tiles.length);
  const strips = Object.fromEntries(
    Object.entries(newest).map(([key, own]) => [key, take(own, stripLength)]),
  );
  return { lead, tiles, rows, strips };
}
