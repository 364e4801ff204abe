import { z } from "zod";
import { socialLinksSchema } from "@/features/publication/page/social-links";
import { localeSchema } from "@/i18n/locale-schema";
import { hyphenated } from "@/lib/patterns";
import { lineField, neededLine } from "@/lib/text/fields";
import { isWebAddress } from "@/lib/text/link-address";

const line = lineField(500);

/** What the footer and the contact page say of the company; nothing is ever invented. */
export const settingsSchema = z.strictObject({
  legalName: line,
  address: line,
  pressContact: line,
  icpNumber: line,
  publicSecurityNumber: line,
  socialLinks: socialLinksSchema.refine((links) => links.every(({ url }) => isWebAddress(url)), {
    error: "a link leads nowhere",
  }),
  mourning: z.boolean(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Whatever has not been filled in is not shown. */
export const emptySettings: Settings = {
  legalName: "",
  address: "",
  pressContact: "",
  icpNumber: "",
  publicSecurityNumber: "",
  socialLinks: [],
  mourning: false,
};

/** A change of a section; what is not named stays. */
export const sectionSchema = z.strictObject({
  /** Never changes: `bauing-dynamic`. */
  key: z.string().regex(hyphenated, "lower-case words joined by hyphens"),
  /** Its place among the sections. */
  position: z.int().min(0).optional(),
  texts: z.array(
    z.strictObject({
      locale: localeSchema,
      name: neededLine(60).optional(),
      slug: lineField(80).optional(),
      description: line.optional(),
    }),
  ),
});

export type Section = z.output<typeof sectionSchema>;
export type SectionSave = z.input<typeof sectionSchema>;
