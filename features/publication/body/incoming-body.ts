import { z } from "zod";
import { bodySchema } from "@/features/publication/body/body-schema";
import type { Body } from "@/features/publication/schema";
import { linkFaultsOf } from "./link-faults";
import { settledBody } from "./settled-body";

/** A body on its way in, whatever the way: settled, then judged, its links by where they lead. */
export const incomingBodySchema = z
  .custom<Body>()
  .transform(settledBody)
  .pipe(bodySchema)
  .superRefine((body, context) => {
    for (const { path, fault } of linkFaultsOf(body)) {
      context.addIssue({ code: "custom", path, message: `link: ${fault}` });
    }
  });
