import type { S3Place } from "./s3";

// Settings about where files are kept that are no pages: a folder of this machine, or a store that speaks
// S3. What they must be stands in lib/settings/others.mjs.

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
