import { relatedShown } from "./stories";

type Named = { documentId: string };

/**
 * Where a reader goes on to from a story: the one before, the one after, and
 * related ones; no story twice, and never the story itself. Related ones are
 * mostly chosen by their dates, so the neighbours are often among them: there
 * they stand already.
 *
 * @param related as they were chosen, the best first
 * @param cards of those that are live
 */
export function waysFrom<C extends Named>(
  documentId: string,
  beside: { previous?: string | undefined; next?: string | undefined },
  related: readonly string[],
  cards: readonly C[],
): { neighbours: { previous: C | undefined; next: C | undefined }; related: C[] } {
  const byId = new Map(cards.map((card) => [card.documentId, card]));
  const told = new Set([documentId]);
  const once = (id: string | undefined): C | undefined => {
    const card = id === undefined || told.has(id) ? undefined : byId.get(id);
    if (card) told.add(card.documentId);
    return card;
  };
  const neighbours = { previous: once(beside.previous), next: once(beside.next) };
  const others = related.flatMap((id) => once(id) ?? []);
  return { neighbours, related: others.slice(0, relatedShown) };
}
