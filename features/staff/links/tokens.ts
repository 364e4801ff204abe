import { createHash, createHmac, randomBytes } from "node:crypto";
import { siteSecret } from "@/lib/site-secret";

/** 256 random bits. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/**
 * What stands in a link that comes by mail. It is made of the site's secret
 * and the link's number, so that the same link can be mailed again although
 * it is kept nowhere: a copy of the database alone gives none.
 */
export const linkToken = (linkId: string): string =>
  createHmac("sha256", siteSecret()).update(`link by mail ${linkId}`).digest("base64url");

/** What the database keeps of it. A token cannot be guessed, so one fast hash is enough. */
export const tokenHash = (token: string): string =>
  createHash("sha256").update(token).digest("base64url");
