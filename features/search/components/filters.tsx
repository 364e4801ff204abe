import { useTranslations } from "next-intl";
import { Said } from "@/components/ui/said";
import { searchAddress } from "@/features/search/query/addresses";
import type { Search } from "../loaders";

type Props = { base: string; search: Search; sections: Record<string, string> };

type Entry = { key: string; name: string; count: number; address: string; current: boolean };

/** Sections and years that have results: each a link, so that no script is needed. */
export function Filters({ base, search, sections }: Props) {
  const t = useTranslations("Search");
  const { q, section, year } = search.request;
  const all = (of: { count: number }[]) => of.reduce((sum, { count }) => sum + count, 0);
  const inSections = search.sections.filter(({ value }) => sections[value] !== undefined);
  return (
    <>
      <Filter
        id="by-section"
        title={t("section")}
        entries={[
          {
            key: "",
            name: t("allSections"),
            count: all(inSections),
            address: searchAddress(base, { q, year }),
            current: section === undefined,
          },
          ...inSections.map(({ value, count }) => ({
            key: value,
            name: sections[value] ?? value,
            count,
            address: searchAddress(base, { q, year, section: value }),
            current: section === value,
          })),
        ]}
      />
      <Filter
        id="by-year"
        title={t("year")}
        entries={[
          {
            key: "",
            name: t("allYears"),
            count: all(search.years),
            address: searchAddress(base, { q, section }),
            current: year === undefined,
          },
          ...search.years.map(({ value, count }) => ({
            key: String(value),
            name: String(value),
            count,
            address: searchAddress(base, { q, section, year: value }),
            current: year === value,
          })),
        ]}
      />
    </>
  );
}

/** With one choice there is none. */
function Filter({ id, title, entries }: { id: string; title: string; entries: Entry[] }) {
  const t = useTranslations("Search");
  const chosen = entries.slice(1).some(({ current }) => current);
  if (entries.length < 3 && !chosen) return null;
  return (
    <nav className="search-filter" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {entries.map(({ key, name, count, address, current }) => (
          <li key={key}>
            <a
              href={address}
              rel="nofollow"
              aria-current={current ? "true" : undefined}
              aria-label={`${name}, ${t("results", { count })}`}
            >
              {name}
              <Said>, </Said>
              <span className="search-filter-count">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
