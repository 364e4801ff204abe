import type { Anchor, Place, UnitWords } from "./anchor";
import { placeOf } from "./place";

/** Where each of several passages stands; those whose words are gone are missing. */
export function placesOf<Of extends { id: string; anchor: Anchor | null }>(
  comments: readonly Of[],
  text: UnitWords,
): Map<string, Place> {
  return new Map(
    comments.flatMap(({ id, anchor }) => {
      const place = anchor && placeOf(anchor, text);
      return place ? [[id, place]] : [];
    }),
  );
}

/**
 * Comments in the order of the text: passages as readers meet them, then those
 * about all of it, then those whose words are gone.
 */
export function inOrder<Of extends { id: string; anchor: Anchor | null; createdAt: Date }>(
  comments: readonly Of[],
  places: ReadonlyMap<string, Place>,
  text: UnitWords,
): Of[] {
  const units = [...text.keys()];
  const rank = ({ id, anchor }: Of): [number, number] => {
    const place = places.get(id);
    if (place) return [units.indexOf(place.unit), place.starts];
    return [anchor ? units.length + 1 : units.length, 0];
  };
  return comments
    .map((comment) => ({ comment, rank: rank(comment) }))
    .sort(
      (a, b) =>
        a.rank[0] - b.rank[0] ||
        a.rank[1] - b.rank[1] ||
        a.comment.createdAt.getTime() - b.comment.createdAt.getTime(),
    )
    .map(({ comment }) => comment);
}
