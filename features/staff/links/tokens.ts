import { createHash, randomBytes } from "node:crypto";

/** What stands in a link: 256 random bits. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What the database keeps of it. A token is random, so one fast hash is enough. */
export const tokenHash = (token: string): string =>
  createHash("sha256").update(token).digest("base64url");
