/**
 * Where the public finds the site, without a slash at the end. Read when it
 * is needed, so that one build serves any address.
 */
export function siteUrl(): string {
  return (process.env.SITE_URL ?? "http://localhost:3000").replace(/\/+$/, "");
}

/** @param path a path on this site, beginning with a slash */
export function absoluteUrl(path: string): string {
  return siteUrl() + path;
}
