import { z } from "zod";
import { locales } from "@/i18n/routing";

/** What two texts of one statement can disagree about. */
const factKinds = [
  "number",
  "money",
  "percent",
  "unit",
  "limit",
  "date",
  "name",
  "quote",
  "link",
] as const;

export type FactKind = (typeof factKinds)[number];

/** One side of a pair: plain words, or what the editor keeps. */
const factTextSchema = z.object({
  lang: z.enum(locales),
  text: z.union([z.string(), z.record(z.string(), z.unknown())]),
});

export type FactText = z.infer<typeof factTextSchema>;

export const factPairSchema = z.object({
  id: z.union([z.string(), z.number()]),
  source: factTextSchema,
  target: factTextSchema,
});
