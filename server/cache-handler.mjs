/**
 * Next loads this file by path, also while it builds, where there is neither
 * a TypeScript loader nor a database. It only forwards to the page cache
 * that the site's server has put up; without one nothing is kept.
 */
const cache = () => globalThis[Symbol.for("newsroom.page-cache")];

export default class CacheHandler {
  async get(key) {
    return (await cache()?.get(key)) ?? null;
  }

  async set(key, value, context) {
    await cache()?.set(key, value, context);
  }

  // Tags expire in the transaction that publishes, never through Next.
  async revalidateTag() {}

  resetRequestCache() {}
}
