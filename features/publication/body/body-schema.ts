import { keptBodySchema } from "@/features/publication/schema";
import { repeatedIds } from "./block-ids";

/** A body as one may come in: of the nodes that exist, and no id stands in it twice. */
export const bodySchema = keptBodySchema.superRefine((body, context) => {
  for (const path of repeatedIds(body)) {
    context.addIssue({ code: "custom", path, message: "this id stands in the text twice" });
  }
});
