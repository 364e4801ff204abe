import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { Pager } from "@/components/desk/pager";
import { SubmitButton } from "@/components/desk/submit-button";
import { Table } from "@/components/desk/table";
import { addressWith } from "@/features/staff/http/parameters";
import { staffPaths } from "@/features/staff/paths";
import type { Locale } from "@/i18n/routing";

type Props = {
  locale: Locale;
  q: string;
  page: number;
  pages: number;
  total: number;
  old: { address: string; target: string }[];
  paths: { path: string; target: string | null }[];
};

/** Where old addresses lead: those of an earlier site, and those that a change of a slug has left. */
export function RedirectTable({ locale, q, page, pages, total, old, paths }: Props) {
  const t = useTranslations("RedirectTable");
  const columns = [t("from"), t("to")];
  return (
    <>
      <form method="get" className="filters">
        <Field label={t("search")} name="q" type="search" defaultValue={q} wide />
        <SubmitButton kind="plain">{t("show")}</SubmitButton>
      </form>
      <h2 className="desk-heading">{t("old", { count: total })}</h2>
      {old.length > 0 && (
        <Table caption={t("old", { count: total })} columns={columns}>
          {old.map(({ address, target }) => (
            <Pair key={address} from={address} to={target} />
          ))}
        </Table>
      )}
      <Pager
        page={page}
        pages={pages}
        href={(number) =>
          addressWith(staffPaths.admin(locale, "redirects"), { q, page: String(number) })
        }
      />
      {paths.length > 0 && (
        <section className="desk-part" aria-labelledby="moved">
          <h2 id="moved">{t("moved")}</h2>
          <Table caption={t("moved")} columns={columns}>
            {paths.map(({ path, target }) => (
              <Pair key={path} from={path} to={target ?? ""} />
            ))}
          </Table>
        </section>
      )}
    </>
  );
}

function Pair({ from, to }: { from: string; to: string }) {
  const t = useTranslations("RedirectTable");
  return (
    <tr>
      <th scope="row" className="address">
        {from}
      </th>
      <td data-label={t("to")} className="address">
        <a href={to}>{to}</a>
      </td>
    </tr>
  );
}
