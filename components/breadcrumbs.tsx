import { useTranslations } from "next-intl";
import type { BreadcrumbList } from "schema-dts";
import { absoluteUrl } from "@/lib/site-url";
import { JsonLd } from "./json-ld";

/** Without a path: a page that has no address of its own, such as that of an error. */
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
      {/* A way has two ends: search engines ask for two entries at least. */}
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
