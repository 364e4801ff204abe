/**
 * Next loads this file by path. It keeps nothing and is never read from:
 * finished pages are the site's server's to keep (lib/page-store).
 */
export default class CacheHandler {
  async get() {
    return null;
  }

  async set() {}

  // Tags expire in the transaction that publishes, never through Next.
  async revalidateTag() {}

  resetRequestCache() {}
}
