import { z } from "zod";
import { daySchema } from "@/features/editorial/schema";
import { localeSchema } from "@/i18n/locale-schema";
import { accountId } from "@/lib/patterns";

export const assignmentTasks = ["WRITE", "TRANSLATE", "REVIEW"] as const;
export type AssignmentTask = (typeof assignmentTasks)[number];

/** A day in the newsroom's zone; an empty field is none. */
export const dueSchema = z
  .union([daySchema, z.literal("").transform(() => null)])
  .nullable()
  .default(null);

/** Whose account; whether there is one is said by the verbs. */
export const personSchema = z.string().regex(accountId);

/** Who is to do what in which language, until when. */
export const assignmentSchema = z.object({
  locale: localeSchema,
  task: z.enum(assignmentTasks),
  userId: personSchema,
  dueOn: dueSchema,
});

export type AssignmentInput = z.input<typeof assignmentSchema>;

/** A task and its language as one choice of a form: `WRITE:zh`. */
export const workSchema = z
  .string()
  .transform((work) => {
    const [task, locale] = work.split(":");
    return { task, locale };
  })
  .pipe(z.object({ task: z.enum(assignmentTasks), locale: localeSchema }));
