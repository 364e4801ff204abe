import { z } from "zod";
import { neededLine } from "@/lib/text/fields";

/**
 * The menu of one language, in order. Sections and corporate pages are named
 * by what never changes, so that a renamed page keeps its place; one that is
 * not live in the language is left out by whoever shows the menu.
 */
export const navigationSchema = z
  .array(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("section"), key: z.string().min(1) }),
      z.strictObject({ kind: z.literal("page"), documentId: z.uuid() }),
      z.strictObject({
        kind: z.literal("link"),
        label: neededLine(60),
        url: z.url({ protocol: /^https?$/ }),
      }),
    ]),
  )
  .max(20);

export type Navigation = z.infer<typeof navigationSchema>;
