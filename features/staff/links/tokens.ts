import { createHash, createHmac, randomBytes } from "node:crypto";
import { siteSecret, siteSecrets } from "@/lib/site-secret";

/** 256 random bits. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/**
 * What stands in a link that comes by mail. It is made of the site's secret
 * and the link's number, so that the same link can be mailed again although
 * it is kept nowhere: a copy of the database alone gives none.
 */
export const linkToken = (linkId: string, secret = siteSecret()): string =>
  createHmac("sha256", secret).update(`link by mail ${linkId}`).digest("base64url");

/** The token of a link that there is, whichever of the site's secrets made it. */
export const tokenOfLink = (linkId: string, hash: string): string | undefined =>
  siteSecrets()
    .map((secret) => linkToken(linkId, secret))
    .find((token) => tokenHash(token) === hash);

/** What the database keeps of it. A token cannot be guessed, so one fast hash is enough. */
export const tokenHash = (token: string): string =>
  createHash("sha256").update(token).digest("base64url");
