import { useFormatter, useTranslations } from "next-intl";
import { SearchForm } from "@/components/search-form";
import type { NavigationLink } from "@/components/site-header";
import { searchAddress } from "@/features/search/query/addresses";
import { languageName } from "@/i18n/language-names";
import { type Locale, languages } from "@/i18n/routing";
import type { Search } from "../loaders";
import { resultsPerPage } from "../schema";
import { Filters } from "./filters";
import { Pager } from "./pager";
import { ResultList } from "./result-list";

type Props = {
  locale: Locale;
  /** Search pages by language. */
  bases: Record<Locale, string>;
  search: Search;
  /** Names of sections by key. */
  sections: Record<string, string>;
  /** Where a reader who found nothing may go. */
  ways: NavigationLink[];
};

export function SearchPage({ locale, bases, search, sections, ways }: Props) {
  const t = useTranslations("Search");
  const { request, results, total, others } = search;
  const base = bases[locale];
  const found = results.length > 0;
  return (
    <div className="search-page">
      <header className="search-header">
        <h1>{t("title")}</h1>
        <search>
          <SearchForm id="search-field" action={base} value={request.q}>
            {request.section && <input type="hidden" name="section" value={request.section} />}
            {request.year && <input type="hidden" name="year" value={request.year} />}
          </SearchForm>
        </search>
        {search.asked ? <Summary base={base} search={search} /> : <p>{t("hint")}</p>}
        {others.length > 0 && (
          <ul className="search-others">
            {others.map(({ value, count }) => (
              <li key={value}>
                <a
                  href={searchAddress(bases[value], { q: request.q })}
                  hrefLang={languages[value].tag}
                  rel="nofollow"
                >
                  {t("inLanguage", { count, language: languageName(value, locale) })}
                </a>
              </li>
            ))}
          </ul>
        )}
      </header>
      {found && (
        <div className="search-columns">
          <div className="list-aside">
            <Filters base={base} search={search} sections={sections} />
          </div>
          <div className="list-stories">
            <ResultList
              locale={locale}
              results={results}
              sections={sections}
              start={(request.page - 1) * resultsPerPage + 1}
            />
            <Pager base={base} search={search} />
          </div>
        </div>
      )}
      {!found && <Nothing search={search} ways={ways} total={total} base={base} />}
    </div>
  );
}

/** How many there are, and what had to be done to find them. */
function Summary({ base, search }: { base: string; search: Search }) {
  const t = useTranslations("Search");
  const format = useFormatter();
  const { request, total, suggestion, leftOut, some } = search;
  const q = request.q.trim();
  return (
    <div className="search-summary">
      <p>
        {leftOut.length === 0 && !some
          ? t("found", { count: total, query: q })
          : t("none", { query: q })}
      </p>
      {suggestion && (
        <p>
          {t.rich("suggestion", {
            link: () => (
              <a
                className="search-suggestion"
                href={searchAddress(base, { q: suggestion })}
                rel="nofollow"
              >
                {suggestion}
              </a>
            ),
          })}
        </p>
      )}
      {some && <p>{t("some", { count: total })}</p>}
      {!some && leftOut.length > 0 && total > 0 && (
        <p>{t("leftOut", { count: total, words: format.list(leftOut, { style: "narrow" }) })}</p>
      )}
      {search.capped && <p>{t("capped", { count: total })}</p>}
      {search.cut && <p>{t("cut")}</p>}
    </div>
  );
}

type NothingProps = { search: Search; ways: NavigationLink[]; total: number; base: string };

function Nothing({ search, ways, total, base }: NothingProps) {
  const t = useTranslations("Search");
  const { q, section, year } = search.request;
  const filtered = section !== undefined || year !== undefined;
  return (
    <div className="search-nothing">
      {search.asked && (
        <section aria-labelledby="advice">
          <h2 id="advice">{t("advice")}</h2>
          <ul>
            {(filtered || total > 0) && (
              <li>
                <a href={searchAddress(base, { q })} rel="nofollow">
                  {t("withoutFilters")}
                </a>
              </li>
            )}
            <li>{t("fewerWords")}</li>
            <li>{t("otherWords")}</li>
          </ul>
        </section>
      )}
      <section className="notice-links" aria-labelledby="ways">
        <h2 id="ways">{t("ways")}</h2>
        <ul>
          {ways.map(({ name, path }) => (
            <li key={path}>
              <a href={path}>{name}</a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
