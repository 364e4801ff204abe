import { useTranslations } from "next-intl";
import { Check, Field, Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { staffPaths } from "@/features/staff/paths";
import { type Locale, languages, locales } from "@/i18n/routing";
import { cellStates, type Filters } from "../schema";

type Props = {
  locale: Locale;
  filters: Filters;
  sections: { key: string; name: string }[];
};

/** A plain form that asks for the page again: a filtered table has an address of its own. */
export function OverviewFilters({ locale, filters, sections }: Props) {
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
        label={t("kind")}
        name="kind"
        defaultValue={filters.kind ?? ""}
        options={[
          any,
          { value: "ARTICLE", name: t("article") },
          { value: "PAGE", name: t("page") },
        ]}
      />
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
