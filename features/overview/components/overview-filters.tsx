import { useTranslations } from "next-intl";
import { Check, Field, Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { staffPaths } from "@/features/staff/paths";
import { type Locale, languages, locales } from "@/i18n/routing";
import { cellStates, type Filters, shownStates, sortings } from "../schema";

type Props = {
  locale: Locale;
  filters: Filters;
  sections: { key: string; name: string }[];
  people: { id: string; name: string; gone: boolean }[];
};

/** A plain form that asks for the page again: a filtered table has an address of its own. */
export function OverviewFilters({ locale, filters, sections, people }: Props) {
  const t = useTranslations("DeskHome");
  const states = useTranslations("CellStates");
  const any = { value: "", name: t("any") };
  return (
    <form method="get" className="filters" aria-label={t("filters")}>
      <Field label={t("search")} name="q" type="search" defaultValue={filters.q} wide />
      <Select
        label={t("state")}
        name="state"
        defaultValue={filters.state ?? ""}
        options={[any, ...cellStates.map((value) => ({ value, name: states(value) }))]}
      />
      <Select
        label={t("language")}
        name="language"
        defaultValue={filters.language ?? ""}
        options={[any, ...locales.map((value) => ({ value, name: languages[value].name }))]}
      />
      <Select
        label={t("section")}
        name="section"
        defaultValue={filters.section ?? ""}
        options={[any, ...sections.map(({ key, name }) => ({ value: key, name }))]}
      />
      <Select
        label={t("sort.label")}
        name="sort"
        defaultValue={filters.sort ?? ""}
        options={sortings.map((value) => ({
          value: value === "changed" ? "" : value,
          name: t(`sort.${value}`),
        }))}
      />
      <MoreFilters filters={filters} people={people} />
      <Check label={t("mine")} name="mine" value="1" defaultChecked={filters.mine === "1"} />
      <SubmitButton kind="plain">{t("show")}</SubmitButton>
      {Object.values(filters).some(Boolean) && (
        <a className="button button-quiet" href={staffPaths.home(locale)}>
          {t("all")}
        </a>
      )}
    </form>
  );
}

/** Those that are asked for less often. Open where one of them is set: what narrows a list must be seen. */
function MoreFilters({ filters, people }: Pick<Props, "filters" | "people">) {
  const t = useTranslations("DeskHome");
  const states = useTranslations("CellStates");
  const any = { value: "", name: t("any") };
  const { public: shown, person, kind, archived, by, from, to } = filters;
  const isSet = [shown, person, kind, archived, by, from, to].some(Boolean);
  return (
    <details className="filters-more" open={isSet}>
      <summary>{t("more")}</summary>
      <div>
        <Select
          label={t("public")}
          name="public"
          defaultValue={shown ?? ""}
          options={[
            any,
            ...shownStates.map((value) => ({
              value,
              name: value === "never" ? t("never") : states(value),
            })),
          ]}
        />
        <Select
          label={t("person")}
          name="person"
          defaultValue={person ?? ""}
          options={[
            any,
            ...people.map(({ id, name, gone }) => ({
              value: id,
              name: gone ? t("formerPerson", { name }) : name,
            })),
          ]}
        />
        <Select
          label={t("kind")}
          name="kind"
          defaultValue={kind ?? ""}
          options={[
            any,
            { value: "ARTICLE", name: t("article") },
            { value: "PAGE", name: t("page") },
          ]}
        />
        <Select
          label={t("by")}
          name="by"
          defaultValue={by ?? ""}
          options={[
            { value: "", name: t("byChange") },
            { value: "date", name: t("byDate") },
          ]}
        />
        <Field label={t("from")} name="from" type="date" defaultValue={from ?? ""} />
        <Field label={t("to")} name="to" type="date" defaultValue={to ?? ""} />
        <Select
          label={t("archived.label")}
          name="archived"
          defaultValue={archived ?? ""}
          options={(["without", "with", "only"] as const).map((value) => ({
            value: value === "without" ? "" : value,
            name: t(`archived.${value}`),
          }))}
        />
      </div>
    </details>
  );
}
