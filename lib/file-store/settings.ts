import { z } from "zod";
import type { S3Place } from "./s3";

/** Settings about where files are kept that are no pages: a folder of this machine, or a store that speaks S3. */

const text = z.string().optional();

export const fileStoreSettings = {
  MEDIA_STORE: z
    .enum(["files", "s3"], {
      error: (issue) => `MEDIA_STORE must be files or s3, not "${issue.input}".`,
    })
    .default("files"),
  S3_BUCKET: text.refine(
    (value) => value === undefined || /^[a-z0-9][a-z0-9.-]{1,62}$/.test(value),
    {
      error:
        "S3_BUCKET must be the name of a bucket: 3 to 63 small letters, digits, dots and hyphens.",
    },
  ),
  S3_ENDPOINT: text.refine((value) => value === undefined || isEndpoint(value), {
    error:
      "S3_ENDPOINT must be the address of the store, such as https://s3.example.com: https (http within a network of your own), without a path.",
  }),
  S3_REGION: z
    .string()
    .default("us-east-1")
    .refine((value) => /^[\w-]{1,40}$/.test(value), {
      error: "S3_REGION must be the name of a region, such as eu-central-1.",
    }),
  S3_ACCESS_KEY_ID: text.refine((value) => value === undefined || /^[\x21-\x7e]+$/.test(value), {
    error: "S3_ACCESS_KEY_ID must be the key's name as the store gave it, without spaces.",
  }),
  S3_SECRET_ACCESS_KEY: text.refine((value) => value === undefined || value.length >= 8, {
    error: "S3_SECRET_ACCESS_KEY must be the secret that the store gave: 8 characters at least.",
  }),
  S3_PATH_STYLE: z
    .enum(["0", "1"], {
      error: (issue) => `S3_PATH_STYLE must be 0 or 1, not "${issue.input}".`,
    })
    .optional(),
  S3_PREFIX: text.refine((value) => value === undefined || /^[\w.-]+(?:\/[\w.-]+)*$/.test(value), {
    error:
      "S3_PREFIX must be what the names begin with, such as newsroom/media, without a slash at its ends.",
  }),
  MEDIA_CACHE_MB: z
    .string()
    .default("1024")
    .refine((value) => /^\d{1,6}$/.test(value), {
      error: (issue) => `MEDIA_CACHE_MB must be a whole number of megabytes, not "${issue.input}".`,
    })
    .transform(Number),
};

type Given = Partial<Record<keyof typeof fileStoreSettings, unknown>>;

/** All that is needed for a bucket, or nothing of it. */
export const isWholeFileStore = (env: Given): boolean => {
  const given = [env.S3_BUCKET, env.S3_ACCESS_KEY_ID, env.S3_SECRET_ACCESS_KEY].filter(Boolean);
  if (given.length === 0) return env.MEDIA_STORE !== "s3";
  return given.length === 3;
};

export const fileStoreProblem =
  "S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together, and MEDIA_STORE=s3 needs them: set all three, or none of them.";

type Source = Record<string, string | undefined>;

/** The bucket that the settings name; undefined where they name none. They were checked at the start. */
export function s3PlaceOf(source: Source = process.env): S3Place | undefined {
  const given = (name: string) => source[name]?.trim() || undefined;
  const bucket = given("S3_BUCKET");
  if (!bucket) return undefined;
  const endpoint = given("S3_ENDPOINT");
  const prefix = given("S3_PREFIX");
  return {
    bucket,
    endpoint,
    region: given("S3_REGION") ?? "us-east-1",
    accessKeyId: given("S3_ACCESS_KEY_ID") ?? "",
    secretAccessKey: given("S3_SECRET_ACCESS_KEY") ?? "",
    // Stores of one's own seldom have a name for each bucket.
    pathStyle: (given("S3_PATH_STYLE") ?? (endpoint ? "1" : "0")) === "1",
    prefix: prefix ? `${prefix}/` : "",
  };
}

/** Whether new files go to the bucket. */
export const writesToS3 = (source: Source = process.env): boolean =>
  source.MEDIA_STORE?.trim() === "s3";

export const nearBytes = (source: Source = process.env): number =>
  Number(source.MEDIA_CACHE_MB?.trim() || 1024) * 1024 * 1024;

function isEndpoint(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, pathname, search, hash, username } = new URL(value);
  const plain = pathname === "/" && !search && !hash && !username;
  return plain && (protocol === "https:" || protocol === "http:");
}
