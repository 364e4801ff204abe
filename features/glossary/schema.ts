import { z } from "zod";

const longestForm = 120;
const mostForms = 24;
const longestNote = 500;
/** Of a file: more than a house has names. */
export const mostTerms = 5000;

const form = z
  .string()
  .trim()
  .min(1)
  .max(longestForm)
  .transform((text) => text.normalize("NFC"));
const formsOf = z.array(form).max(mostForms).default([]);
const byLanguage = z.strictObject({ zh: formsOf, en: formsOf, ru: formsOf });

/** A term as people write it: the agreed form of each language first. */
export const termSchema = z
  .strictObject({
    forms: byLanguage,
    forbidden: byLanguage.default({ zh: [], en: [], ru: [] }),
    note: z.string().trim().max(longestNote).default(""),
    /** Whether its forms may be known outside: they become names that readers can search by. Notes and forbidden forms never do. */
    public: z.boolean().default(false),
    /** Whether a text may leave it out where it is understood. */
    implied: z.boolean().default(false),
  })
  .refine(({ forms }) => forms.zh.length + forms.en.length + forms.ru.length > 0, {
    path: ["forms"],
    error: "none",
  });

export type TermInput = z.output<typeof termSchema>;

/** One that is kept, with who decided it. */
export type Term = TermInput & { id: string; decidedByName: string; decidedAt: Date };
