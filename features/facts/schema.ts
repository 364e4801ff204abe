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

/** One side of a pair: plain words, or what the editor keeps, as JSON or as the text of it. */
const factTextSchema = z.object({
  // A region or script says nothing here: zh-Hans, en-GB.
  lang: z
    .string()
    .transform((tag) => tag.toLowerCase().split(/[-_]/)[0])
    .pipe(z.enum(locales)),
  text: z.union([
    z.string().transform(documentOf),
    z.record(z.string(), z.unknown()),
    z.array(z.unknown()).transform((content) => ({ type: "doc", content })),
  ]),
});

/** A document as text is a document: nobody writes such a sentence. */
function documentOf(text: string): string | Record<string, unknown> {
  if (!/^\s*\{\s*"(?:type|content)"/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export type FactText = z.output<typeof factTextSchema>;

export const factPairSchema = z.object({
  id: z.union([z.string(), z.number()]),
  source: factTextSchema,
  target: factTextSchema,
});
