import { z } from "zod";
import { socialLinksSchema } from "@/features/publication/schema";

const line = z.string().trim().max(500);

/** What the footer and the contact page say of the company; nothing is ever invented. */
export const settingsSchema = z.strictObject({
  legalName: line,
  address: line,
  pressContact: line,
  icpNumber: line,
  publicSecurityNumber: line,
  socialLinks: socialLinksSchema,
  mourning: z.boolean(),
});

export type Settings = z.infer<typeof settingsSchema>;
