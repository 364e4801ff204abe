import { useFormatter, useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { Pager } from "@/components/desk/pager";
import { SubmitButton } from "@/components/desk/submit-button";
import { Table } from "@/components/desk/table";
import type { Term } from "@/features/glossary/schema";
import { addressWith } from "@/features/staff/http/parameters";
import { staffPaths } from "@/features/staff/paths";
import { type Locale, languages, locales } from "@/i18n/routing";

type Props = {
  locale: Locale;
  q: string;
  page: number;
  pages: number;
  total: number;
  terms: readonly Term[];
};

/** The glossary as writers look it up. */
export function TermTable({ locale, q, page, pages, total, terms }: Props) {
  const t = useTranslations("TermTable");
  const format = useFormatter();
  const path = staffPaths.admin(locale, "glossary");
  const columns = [...locales.map((each) => languages[each].name), t("note"), t("decided")];
  return (
    <>
      <form method="get" className="filters">
        <Field label={t("search")} name="q" type="search" defaultValue={q} wide />
        <SubmitButton kind="plain">{t("show")}</SubmitButton>
      </form>
      <h2 className="desk-heading">{t("title", { count: total })}</h2>
      {terms.length > 0 && (
        <Table caption={t("title", { count: total })} columns={columns}>
          {terms.map((term) => (
            <tr key={term.id}>
              {locales.map((each) => (
                <td key={each} data-label={languages[each].name} lang={languages[each].tag}>
                  <a href={addressWith(path, { q, page: String(page), term: term.id })}>
                    {term.forms[each][0] ?? "–"}
                  </a>
                  {term.forms[each].length > 1 && (
                    <small> {term.forms[each].slice(1).join(", ")}</small>
                  )}
                </td>
              ))}
              <td data-label={t("note")}>
                {term.note} {term.public && <small>{t("public")}</small>}
              </td>
              <td data-label={t("decided")}>
                {term.decidedByName}, {format.dateTime(term.decidedAt, { dateStyle: "medium" })}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager
        page={page}
        pages={pages}
        href={(number) => addressWith(path, { q, page: String(number) })}
      />
    </>
  );
}
