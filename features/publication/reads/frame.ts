import { z } from "zod";

/**
 * The frame of a language (sections, corporate pages, settings, menu), which
 * every page shows and which is read once for all of them: `sharedRead`.
 */

/** A section in one language. */
export const sectionSchema = z.object({
  key: z.string(),
  locale: z.string(),
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  position: z.number(),
});

/** @param row name of a row of sections */
export const sectionJson = (row: string) => `json_build_object('key', ${row}.key,
  'locale', ${row}.locale, 'name', ${row}.name, 'slug', ${row}.slug,
  'description', ${row}.description, 'position', ${row}.position)`;

export const frameSchema = z.object({
  sections: z.array(sectionSchema),
  pages: z.array(z.object({ documentId: z.string(), path: z.string(), title: z.string() })),
  settings: z
    .object({
      locale: z.string(),
      legalName: z.string(),
      address: z.string(),
      pressContact: z.string(),
      icpNumber: z.string(),
      publicSecurityNumber: z.string(),
      socialLinks: z.unknown(),
      mourning: z.boolean(),
    })
    .nullable(),
  /** As it was published: `menuOf` reads it. */
  navigation: z.unknown(),
});

/** Of the language `$1`. */
export const frameJson = `json_build_object(
  'sections', (SELECT coalesce(json_agg(${sectionJson("section")}
      ORDER BY section.position, section.key), '[]'::json)
    FROM public_record.published_section AS section WHERE section.locale = $1),
  'pages', (SELECT coalesce(json_agg(json_build_object('documentId', page.document_id,
      'path', page.path, 'title', page.title) ORDER BY page.position, page.path), '[]'::json)
    FROM public_record.publication AS page
    WHERE page.locale = $1 AND page.kind = 'PAGE' AND page.state = 'LIVE'),
  'settings', (SELECT json_build_object('locale', settings.locale,
      'legalName', settings.legal_name, 'address', settings.address,
      'pressContact', settings.press_contact, 'icpNumber', settings.icp_number,
      'publicSecurityNumber', settings.public_security_number,
      'socialLinks', settings.social_links, 'mourning', settings.mourning)
    FROM public_record.published_settings AS settings WHERE settings.locale = $1),
  'navigation', (SELECT navigation.items
    FROM public_record.published_navigation AS navigation WHERE navigation.locale = $1))`;
