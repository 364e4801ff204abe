import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataDir } from "@/lib/storage";

/**
 * What signs sessions and encrypts second factors: `SITE_SECRET`, or a random
 * one that the site makes for itself on its first start. It is a file and not
 * a row, so that a copy of the database alone opens nothing.
 */
export function siteSecret(): string {
  return process.env.SITE_SECRET || kept() || make();
}

/**
 * The secrets that count, the one to write with first: while it is being
 * changed, `SITE_SECRET_PREVIOUS` is the one before. What was signed or
 * encrypted with that still counts, and is written anew with the first when it
 * is used.
 */
export function siteSecrets(): readonly [string, ...string[]] {
  const previous = process.env.SITE_SECRET_PREVIOUS;
  return previous ? [siteSecret(), previous] : [siteSecret()];
}

const file = () => path.join(dataDir(), "secret");

function kept(): string | undefined {
  try {
    return readFileSync(file(), "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}

function make(): string {
  mkdirSync(dataDir(), { recursive: true });
  try {
    writeFileSync(file(), `${randomBytes(32).toString("base64url")}\n`, {
      flag: "wx",
      mode: 0o600,
    });
  } catch (error) {
    // Another process was first: its secret is the one.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = kept();
  if (!secret) throw new Error(`${file()} is empty: remove it and start again`);
  return secret;
}
