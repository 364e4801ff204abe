import { z } from "zod";
import { neededLine } from "@/lib/text/fields";

/** The company elsewhere, as settings are kept; what comes in is judged by `webAddress` besides. */
export const socialLinksSchema = z.array(
  z.strictObject({ label: neededLine(500), url: z.url({ protocol: /^https?$/ }) }),
);
