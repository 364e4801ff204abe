import { z } from "zod";
import { neededLine } from "@/lib/text/fields";
import { isWebAddress } from "@/lib/text/link-address";

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

/** A menu on its way in: its links lead where they say. Kept ones are read by the schema above. */
export const incomingNavigationSchema = navigationSchema.superRefine((items, context) => {
  for (const [index, item] of items.entries()) {
    if (item.kind !== "link" || isWebAddress(item.url)) continue;
    context.addIssue({ code: "custom", path: [index, "url"], message: "the link leads nowhere" });
  }
});

export type Navigation = z.infer<typeof navigationSchema>;
