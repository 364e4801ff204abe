import { useTranslations } from "next-intl";
import type { BreadcrumbList } from "schema-dts";
import { absoluteUrl } from "@/lib/site-url";
import { JsonLd } from "./json-ld";

/** `path` is left out for a page that has no address of its own, such as an error page. */
export type Crumb = { name: string; path?: string };

/**
 * The way from the home page to this one; the last entry is this page
 * itself and no link. The same list is given as structured data.
 */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const t = useTranslations("Breadcrumbs");
  const last = crumbs.length - 1;
  return (
    <nav className={last === 0 ? "breadcrumbs is-alone" : "breadcrumbs"} aria-label={t("label")}>
      <ol>
        {crumbs.map(({ name, path }, index) => (
          <li key={name}>
            {index === last || !path ? (
              <span aria-current="page">{name}</span>
            ) : (
              <a href={path}>{name}</a>
            )}
          </li>
        ))}
      </ol>
      {/* Search engines refuse a list of fewer than two entries. */}
      {crumbs.length > 1 && <JsonLd data={breadcrumbList(crumbs)} />}
    </nav>
  );
}

function breadcrumbList(crumbs: Crumb[]) {
  return {
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, path }, index) => ({
      "@type": "ListItem" as const,
      position: index + 1,
      name,
      ...(path ? { item: absoluteUrl(path) } : {}),
    })),
  } satisfies BreadcrumbList;
}
