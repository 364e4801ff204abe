import { useTranslations } from "next-intl";
import { searchAddress } from "@/features/search/query/addresses";
import type { Search } from "../loaders";

/** Ways to the results before and after. */
export function Pager({ base, search }: { base: string; search: Search }) {
  const t = useTranslations("Search");
  const { request, pages } = search;
  const { page } = request;
  if (pages < 2) return null;
  return (
    <nav className="archive-nav" aria-label={t("pages")}>
      <ul>
        {page > 1 && (
          <li>
            <a href={searchAddress(base, { ...request, page: page - 1 })} rel="prev nofollow">
              <span aria-hidden="true">←</span> {t("previous")}
            </a>
          </li>
        )}
        <li className="search-place">{t("place", { page, pages })}</li>
        {page < pages && (
          <li className="is-next">
            <a href={searchAddress(base, { ...request, page: page + 1 })} rel="next nofollow">
              {t("next")} <span aria-hidden="true">→</span>
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
