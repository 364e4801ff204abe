import { z } from "zod";
import { daySchema } from "@/features/editorial/schema";

/** The week that an address asks for; what is no day, or too far away, asks for none. */
export const askedSchema = z.object({ week: daySchema.optional().catch(undefined) });

/** What is moved, and to when in the newsroom's zone. */
export const moveSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("schedule"),
    id: z.uuid(),
    day: daySchema,
    /** As on a clock: `09:00`. */
    time: z.string().regex(/^\d{2}:\d{2}(?::\d{2})?$/),
  }),
  z.object({ kind: z.literal("due"), id: z.uuid(), day: daySchema }),
  z.object({ kind: z.literal("planned"), id: z.uuid(), day: daySchema, version: z.int().min(0) }),
]);
