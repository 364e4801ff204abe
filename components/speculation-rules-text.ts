/**
 * Lets browsers that can fetch a page of this site when a reader is about to
 * open it (html.spec.whatwg.org/multipage/speculative-loading.html). Data,
 * not a program; the page's policy names it by its hash.
 */
export const speculationRules = JSON.stringify({
  prefetch: [
    {
      where: {
        and: [
          { href_matches: "/*" },
          {
            not: {
              href_matches: [
                "/media/*",
                "/*.xml",
                "/*/staff/*",
                "/*/preview/*",
                // Each of them would be a search that nobody has asked for.
                "/*/search",
                "/*/search\\?*",
              ],
            },
          },
        ],
      },
      eagerness: "moderate",
    },
  ],
});
