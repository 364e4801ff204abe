import { crawl, localPath, type Visit } from "@/e2e/fixtures/crawl";
import { archive, matrix } from "@/e2e/fixtures/documents";
import { pathOf } from "@/e2e/fixtures/publishing";
import { expect, localeOf, test } from "@/e2e/fixtures/test";
import { languages, locales } from "@/i18n/routing";

const chooser = "/";

test("everything that the site leads to is there, and says the same of itself", async ({
  request,
  parser,
  origin,
}) => {
  test.setTimeout(240_000);
  const visits = await crawl(request, parser, origin, chooser);
  for (const path of ["/sitemap.xml", "/robots.txt"]) {
    if (visits.has(path)) continue;
    for (const [at, visit] of await crawl(request, parser, origin, path)) visits.set(at, visit);
  }
  const pages = [...visits.values()].filter(({ page }) => page !== undefined);
  const faults = [...visits.values()].flatMap((visit) => [
    ...answersWell(visit),
    ...(visit.page ? describesItself(visit, origin) : []),
    ...(visit.page ? alternatesAgree(visit, visits, origin) : []),
    ...(visit.page ? fragmentsExist(visit, visits, origin) : []),
    ...(visit.xml ? sitemapAgrees(visit, visits, origin) : []),
    ...(visit.xml && !visit.xml.wellFormed ? [`${visit.path} is not well-formed XML`] : []),
  ]);
  expect(faults).toEqual([]);

  // The crawl is worth something only if it went everywhere.
  const live = [...archive, ...matrix].flatMap((document) =>
    locales
      .filter((locale) => document.states[locale] === "live")
      .map((locale) => pathOf(document, locale)),
  );
  expect(live.filter((path) => !visits.has(path))).toEqual([]);
  expect(pages.length).toBeGreaterThan(live.length);
  for (const locale of locales) {
    expect(visits.has(`/${locale}/news/page/1`), `archive of ${locale}`).toBe(true);
    expect(visits.get(`/${locale}/feed.xml`)?.xml?.items.length).toBeGreaterThan(0);
  }
  expect([...visits.keys()].some((path) => /^\/media\/.+\.avif$/.test(path))).toBe(true);
});

function answersWell({ path, status, headers, size, from }: Visit): string[] {
  const expected = path === chooser ? 307 : 200;
  return [
    ...(status === expected ? [] : [`${path} answers ${status}, linked from ${from}`]),
    ...(status === 200 && size === 0 ? [`${path} is empty, linked from ${from}`] : []),
    ...(headers["set-cookie"] ? [`${path} sets a cookie`] : []),
  ];
}

function describesItself({ path, page, from }: Visit, origin: string): string[] {
  if (!page) return [];
  const locale = localeOf(path);
  if (!locale) return [`${path} is a page without a language in its address, linked from ${from}`];
  const crumbs = page.structured.filter(
    (data) => (data as { "@type"?: string })["@type"] === "BreadcrumbList",
  );
  return [
    ...(page.lang === languages[locale].tag ? [] : [`${path} says its language is ${page.lang}`]),
    ...(page.canonical.join() === origin + path
      ? []
      : [`${path} says its canonical address is ${page.canonical.join() || "none"}`]),
    ...(page.title && page.description ? [] : [`${path} lacks a title or description`]),
    ...(page.headings.length === 1 ? [] : [`${path} has ${page.headings.length} main headings`]),
    // Nothing leads to a home page.
    ...(crumbs.length === (path === `/${locale}` ? 0 : 1)
      ? []
      : [`${path} has ${crumbs.length} breadcrumb lists`]),
    ...(page.robots?.includes("noindex") ? [`${path} asks not to be indexed`] : []),
  ];
}

/** Every alternate leads back with the same set, and the set has the page itself. */
function alternatesAgree(visit: Visit, visits: Map<string, Visit>, origin: string): string[] {
  const own = visit.page?.alternates ?? {};
  const locale = localeOf(visit.path);
  const tag = locale ? languages[locale].tag : "";
  const self = own[tag] === origin + visit.path ? [] : [`${visit.path} is no alternate of itself`];
  const isDefault = own["x-default"];
  return [
    ...self,
    ...(isDefault ? [] : [`${visit.path} has no x-default`]),
    ...Object.entries(own).flatMap(([language, address]) => {
      if (language === "x-default") return [];
      const path = localPath(address, origin, visit.path) ?? "";
      const there = visits.get(path)?.page;
      if (there?.lang !== language) return [`${visit.path}: ${address} is not in ${language}`];
      return JSON.stringify(there.alternates) === JSON.stringify(own)
        ? []
        : [`${visit.path} and ${path} disagree about their alternates`];
    }),
  ];
}

/** What a sitemap says of a page's languages is what the page says itself. */
function sitemapAgrees({ path, xml }: Visit, visits: Map<string, Visit>, origin: string): string[] {
  // Of the address of a host, the slash at its end may be left out.
  const inOrder = (alternates: Record<string, string>) =>
    JSON.stringify(
      Object.entries(alternates)
        .map(([language, address]) => [language, new URL(address).href])
        .sort(),
    );
  return Object.entries(xml?.alternates ?? {}).flatMap(([location, alternates]) => {
    // News are listed without their languages.
    if (Object.keys(alternates).length === 0) return [];
    const page = visits.get(localPath(location, origin, path) ?? "")?.page;
    if (!page) return [`${path} lists ${location}, which is no page`];
    return inOrder(page.alternates) === inOrder(alternates)
      ? []
      : [`${path} and ${location} disagree about its alternates`];
  });
}

function fragmentsExist(visit: Visit, visits: Map<string, Visit>, origin: string): string[] {
  return (visit.page?.links ?? []).flatMap((link) => {
    const url = new URL(link, new URL(visit.path, origin));
    if (url.origin !== origin || url.hash === "") return [];
    const target = visits.get(url.pathname + url.search)?.page;
    return target?.ids.includes(decodeURIComponent(url.hash.slice(1)))
      ? []
      : [`${visit.path}: ${link} points to nothing`];
  });
}
