import { z } from "zod";
import { notificationKinds } from "./events/kinds";

/** A form of kinds: those that are named get mails. */
export const choicesSchema = z.object({
  mail: z
    .union([z.enum(notificationKinds), z.array(z.enum(notificationKinds))])
    .optional()
    .transform((kinds) => (kinds === undefined ? [] : [kinds].flat())),
});
