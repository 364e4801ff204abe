import { z } from "zod";
import { liveCountSql, yearCountsSql } from "@/features/publication/story-months/data";
import { cardJson, cardSchema, isLiveStory, newestFirstOf } from "./columns";
import { sectionJson, sectionSchema } from "./frame";

/** Heads of lists: the news, a section, the home page. */

const years = z.array(z.object({ year: z.number(), count: z.number() }));

/** So many of the newest, which is more than a head may show: how many it shows depends on how many there are. */
const newest = (scope: string, count: string) => `
  (SELECT coalesce(json_agg(${cardJson("story")} ORDER BY ${newestFirstOf("story")}), '[]'::json)
    FROM (SELECT each.* FROM public_record.publication AS each
      WHERE ${isLiveStory("each")}${scope}
      ORDER BY ${newestFirstOf("each")} LIMIT ${count}) AS story)`;

const yearsJson = `
  (SELECT coalesce(json_agg(json_build_object('year', of.year, 'count', of.count)
      ORDER BY of.year DESC), '[]'::json)
    FROM ${yearCountsSql} AS of)`;

const allStories = {
  cards: newest("", "$4"),
  total: liveCountSql(""),
  years: yearsJson,
};

const objectOf = (parts: Record<string, string>) =>
  `json_build_object(${Object.entries(parts)
    .map(([key, value]) => `'${key}', ${value}`)
    .join(", ")})`;

export const newsSchema = z.object({ cards: z.array(cardSchema), total: z.number(), years });

/** `$4`: how many cards. */
export const newsPage = objectOf(allStories);

export const homeSchema = newsSchema.extend({
  leadId: z.string().nullable(),
  lead: cardSchema.nullable(),
  strips: z.array(z.object({ key: z.string(), cards: z.array(cardSchema) })),
});

/** The document that the home pages lead with, while its time has not ended. */
const leadId = `
  (SELECT chosen.document_id FROM public_record.lead_story AS chosen
    WHERE chosen.until IS NULL OR chosen.until > clock_timestamp())`;

/** `$4`: how many cards; `$5`: how many of each section. */
export const homePage = objectOf({
  ...allStories,
  leadId,
  lead: `(SELECT ${cardJson("story")} FROM public_record.publication AS story
    WHERE ${isLiveStory("story")} AND story.document_id = ${leadId})`,
  strips: `(SELECT coalesce(json_agg(json_build_object('key', section.key,
      'cards', ${newest(" AND each.section_key = section.key", "$5")})), '[]'::json)
    FROM public_record.published_section AS section WHERE section.locale = $1)`,
});

export const sectionHeadSchema = z
  .object({
    section: sectionSchema,
    addresses: z.array(z.object({ locale: z.string(), slug: z.string() })),
    cards: z.array(cardSchema),
    total: z.number(),
  })
  .nullable();

const inSection = " AND each.section_key = section.key";

/** `$4`: the slug; `$5`: how many cards. */
export const sectionPage = `
  (SELECT json_build_object(
    'section', ${sectionJson("section")},
    'addresses', (SELECT json_agg(json_build_object('locale', other.locale, 'slug', other.slug))
      FROM public_record.published_section AS other WHERE other.key = section.key),
    'cards', ${newest(inSection, "$5")},
    'total', ${liveCountSql(inSection)})
  FROM public_record.published_section AS section
  WHERE section.locale = $1 AND section.slug = $4)`;
