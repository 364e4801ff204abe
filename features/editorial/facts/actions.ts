"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { staffAction } from "@/features/staff/http/staff-action";
import { localeSchema } from "@/i18n/locale-schema";
import { documentFacts } from "./document-facts";
import { shownFinding } from "./findings";
import { keepFacts } from "./keep-facts";
import { termsInText } from "./terms-in-text";

/** What the languages of a story say differently, as they were saved last. */
export const readFacts = staffAction(
  { input: z.object({ documentId: z.uuid() }) },
  async (_, { documentId }) => ({
    findings: (await documentFacts(documentId)).map(shownFinding),
  }),
);

/** The glossary's terms that a text names, as it was saved last. */
export const readTerms = staffAction(
  { input: z.object({ documentId: z.uuid(), locale: localeSchema }) },
  async (_, { documentId, locale }) => ({ terms: await termsInText(documentId, locale) }),
);

/** Why some of it may stay as it is. */
export const keepAsStated = staffAction(
  {
    input: z.object({
      documentId: z.uuid(),
      // A form sends one as a text, several as a list.
      id: z
        .union([z.string(), z.array(z.string())])
        .default([])
        .transform((given) => [given].flat())
        // A reason for nothing would be lost without a word.
        .pipe(z.array(z.string()).min(1)),
      reason: z.string().max(1000),
    }),
    role: "editor",
  },
  async (staff, { documentId, id, reason }) => {
    await keepFacts({ userId: staff.userId }, { documentId, ids: id, reason });
    refresh();
    return {};
  },
);
