import { z } from "zod";
import {
  cardJson,
  cardSchema,
  isLiveStory,
  languageJson,
  languageSchema,
  newestFirstOf,
  oldestFirstOf,
  positionOf,
  textJson,
  textSchema,
} from "./columns";

/** An article's or a corporate page's own page: the text at the path `$4` and all that stands around it. */

export const textReadSchema = z
  .object({
    publication: textSchema,
    languages: z.array(languageSchema),
    beside: z.object({ previous: z.string().nullable(), next: z.string().nullable() }),
    cards: z.array(cardSchema),
    places: z.array(z.object({ documentId: z.string(), path: z.string() })),
  })
  .nullable();

/**
 * The story just before or just after the text's own, as `neighboursOf` says
 * it of any position. Asked of the one row, and not as a join with it: so
 * each side is one step in the index of the lists.
 */
const neighbour = (side: "<" | ">", order: string) => `
  (SELECT other.document_id FROM public_record.publication AS other
    WHERE own.kind = 'ARTICLE' AND ${isLiveStory("other")}
      AND other.document_id <> own.document_id
      AND ${positionOf("other")} ${side} ${positionOf("own")}
    ORDER BY ${order} LIMIT 1)`;

/** Begins a statement; goes with `textPage`. */
export const textParts = `
  own AS MATERIALIZED (
    SELECT * FROM public_record.publication AS text
    WHERE text.path = $4 AND text.locale = $1 AND text.state = 'LIVE'),
  beside AS MATERIALIZED (
    SELECT ${neighbour("<", newestFirstOf("other"))} AS previous,
      ${neighbour(">", oldestFirstOf("other"))} AS next
    FROM own)`;

export const textPage = `
  (SELECT json_build_object(
    'publication', ${textJson("own")},
    'languages', (SELECT json_agg(${languageJson("each")} ORDER BY each.locale)
      FROM public_record.publication AS each WHERE each.document_id = own.document_id),
    'beside', json_build_object('previous', beside.previous, 'next', beside.next),
    'cards', (SELECT coalesce(json_agg(${cardJson("story")}), '[]'::json)
      FROM public_record.publication AS story
      WHERE ${isLiveStory("story")}
        AND story.document_id = ANY (own.related || beside.previous || beside.next)),
    'places', (SELECT coalesce(json_agg(json_build_object(
        'documentId', linked.document_id, 'path', linked.path)), '[]'::json)
      FROM public_record.publication AS linked
      WHERE linked.locale = $1 AND linked.state = 'LIVE'
        AND linked.document_id = ANY (own.links)))
  FROM own, beside)`;
