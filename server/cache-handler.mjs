/**
 * Next loads this file by path, also while it builds, where there is neither
 * a TypeScript loader nor a database. It keeps nothing: it hands what was
 * rendered to the render that asked for it, and the site's server keeps the
 * finished page. So no copy of a page is ever read from Next.
 */
const contexts = () => globalThis[Symbol.for("newsroom.render-context")];

export default class CacheHandler {
  async get() {
    return null;
  }

  async set(key, value, context) {
    if (value === null) return;
    // Next names a page's tags in a header of its entry, a route's in the context.
    const header = value.headers?.["x-next-cache-tags"];
    const named = typeof header === "string" ? header.split(",") : [];
    // Next adds a tag for each route a page is made of; nothing here expires those.
    const tags = [...named, ...(context?.tags ?? [])].filter((tag) => !tag.startsWith("_N_T_"));
    // Kind and route come first in a key: `/route-cache/APP_PAGE/<hash>/$/en/news`.
    const path = key.slice(key.indexOf("/$") + 2);
    contexts()
      ?.getStore()
      ?.rendered(path, value, [...new Set(tags)]);
  }

  // Tags expire in the transaction that publishes, never through Next.
  async revalidateTag() {}

  resetRequestCache() {}
}
