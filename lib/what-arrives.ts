import { z } from "zod";

/**
 * What of a request arrives at a front: the command line asks for it at
 * `SITE_URL` (`doctor`), to see what stands between readers and the site.
 */

export const whatArrivesHeader = "x-newsroom-what-arrives";
export const whatArrivesQuestion = "what arrives";
/** An address that every front answers, whatever else is wrong with it. */
export const whatArrivesPath = "/healthz";

export const arrivedSchema = z.object({
  /** Of the connection: the proxy's, where there is one. */
  peer: z.string(),
  /** Whom it counts as: `TRUSTED_PROXIES` has been taken into account. */
  client: z.string(),
  host: z.string(),
  forwardedFor: z.string().optional(),
  forwardedProto: z.string().optional(),
  forwardedHost: z.string().optional(),
});

export type Arrived = z.infer<typeof arrivedSchema>;
