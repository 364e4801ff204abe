import { createHmac } from "node:crypto";
import { hostname } from "node:os";
import { z } from "zod";
import { locales } from "@/i18n/routing";
import { parseEnv } from "@/lib/env";
import { siteSecrets } from "@/lib/site-secret";

/**
 * What a machine says of itself to the others of its site, through a row of
 * the database that they share: enough to find what would show as a broken
 * picture or a lost session, and no secret.
 */
export const wordSchema = z.object({
  /** Of the secrets that count there, the one to write with first. */
  secrets: z.array(z.string()).min(1),
  settings: z.record(z.string(), z.string()),
  /** Next's part of the build; empty before it is known, or while there is none. */
  build: z.string(),
  /** Of the key by which actions of the desk are understood; empty as above. */
  actions: z.string(),
  /** Of the newest published pictures: those whose originals can be read there, and those that are missing. */
  sees: z.array(z.string()),
  misses: z.array(z.string()),
});

export type Word = z.output<typeof wordSchema>;

export type Machine = {
  id: string;
  name: string;
  startedAt: Date;
  /** When it last said so, by the database's clock. */
  at: Date;
  word: Word;
};

/**
 * Settings of which machines with different ones are two sites to whoever
 * comes to one and then to the other. Not among them is what belongs to the
 * machine: its port, its folder, proxies before it, keys of its own to a store.
 */
const agreed = [
  "SITE_URL",
  "MEDIA_STORE",
  "S3_BUCKET",
  "S3_PREFIX",
  "REQUIRE_SECOND_PERSON",
  "REQUIRE_SECOND_FACTOR",
  "SESSION_IDLE_HOURS",
  "SESSION_DAYS",
  "SECURITY_EVENTS_KEPT_DAYS",
  "DEFAULT_LANGUAGE",
  "WEBSUB_HUB",
  "INDEXNOW_KEY",
  "GOOGLE_SITE_VERIFICATION",
  "YANDEX_VERIFICATION",
  "BING_VERIFICATION",
  "BAIDU_SITE_VERIFICATION",
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "TRANSLATION_MACHINE_URL",
  "TRANSLATION_MACHINE_MODEL",
  "MAIL_FROM",
] as const;

/**
 * By which two machines know that they have the same secret. Who reads the
 * rows learns nothing else of it: a secret has 32 characters at least.
 */
export const fingerprint = (secret: string): string =>
  createHmac("sha256", secret).update("newsroom: machines of one site").digest("hex").slice(0, 24);

/** What is known without a build and without a look at the store. */
export function ownWord(
  source: NodeJS.ProcessEnv = process.env,
  secrets: readonly [string, ...string[]] = siteSecrets(),
): Word {
  const read = parseEnv(source);
  // Defaults count as what they stand for: one machine may name them and another not.
  const values: Record<string, unknown> = read.ok ? read.env : source;
  const settings = Object.fromEntries(agreed.map((name) => [name, `${values[name] ?? ""}`]));
  return {
    secrets: secrets.map(fingerprint),
    settings: { ...settings, LANGUAGES: locales.join(",") },
    build: "",
    actions: "",
    sees: [],
    misses: [],
  };
}

/** What operators call this machine. */
export const machineName = (source: NodeJS.ProcessEnv = process.env): string =>
  source.MACHINE_NAME?.trim() || hostname();
