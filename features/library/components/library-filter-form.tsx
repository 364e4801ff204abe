import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { licences } from "@/features/media/pictures/licences";
import { type Locale, languages, locales } from "@/i18n/routing";
import { libraryPaths } from "../paths";
import type { LibraryFilters } from "../schema";

type Props = { locale: Locale; filters: LibraryFilters; isNarrowed: boolean };

/** A plain form that asks for the page again: a narrowed library has an address of its own. */
export function LibraryFilterForm({ locale, filters, isNarrowed }: Props) {
  const t = useTranslations("LibraryFilterForm");
  const licence = useTranslations("Licences");
  const any = { value: "", name: t("any") };
  return (
    <form method="get" className="filters" aria-label={t("label")}>
      <Field label={t("search")} name="q" type="search" defaultValue={filters.q} wide />
      <Select
        label={t("use.label")}
        name="use"
        defaultValue={filters.use ?? ""}
        options={[
          any,
          ...(["public", "drafts", "unused"] as const).map((value) => ({
            value,
            name: t(`use.${value}`),
          })),
        ]}
      />
      <Select
        label={t("missing")}
        name="missing"
        defaultValue={filters.missing ?? ""}
        options={[
          any,
          ...locales.map((value) => ({
            value,
            name: languages[value].name,
            lang: languages[value].tag,
          })),
        ]}
      />
      <Select
        label={t("licence")}
        name="licence"
        defaultValue={filters.licence ?? ""}
        options={[
          any,
          { value: "ending", name: t("ending") },
          { value: "none", name: licence("none") },
          ...licences.map((value) => ({ value, name: licence(value) })),
        ]}
      />
      <Select
        label={t("kind.label")}
        name="kind"
        defaultValue={filters.kind ?? ""}
        options={[
          any,
          { value: "picture", name: t("kind.picture") },
          { value: "file", name: t("kind.file") },
        ]}
      />
      {filters.view && <input type="hidden" name="view" value={filters.view} />}
      <SubmitButton kind="plain">{t("show")}</SubmitButton>
      {isNarrowed && (
        <a className="button button-quiet" href={libraryPaths.list(locale)}>
          {t("all")}
        </a>
      )}
    </form>
  );
}
