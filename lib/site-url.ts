/**
 * Where the public finds the site, without a slash at the end. Read when it
 * is needed, so that one build serves any address.
 */
export function siteUrl(): string {
  return (process.env.SITE_URL ?? "http://localhost:3000").replace(/\/+$/, "");
}

/**
 * The top of the site is named without its slash, as Next writes it in heads
 * of pages: sitemap and head are to say the same, letter by letter.
 *
 * @param path a path on this site, beginning with a slash
 */
export function absoluteUrl(path: string): string {
  return path === "/" ? siteUrl() : siteUrl() + path;
}
