import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/desk/field";
import { Pager } from "@/components/desk/pager";
import { SubmitButton } from "@/components/desk/submit-button";
import { Table } from "@/components/desk/table";
import type { SecurityFilter, ShownSecurityEvent } from "@/features/audit/data";
import { type SecurityGroup, securityGroups } from "@/features/audit/security/kinds";
import { useSecurityWords } from "@/features/staff/components/security-words";
import { addressWith } from "@/features/staff/http/parameters";
import { staffPaths } from "@/features/staff/paths";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = {
  locale: Locale;
  filter: SecurityFilter;
  events: ShownSecurityEvent[];
  page: number;
  pages: number;
};

/** What happened to accounts and rights, for administrators. */
export function SecurityTable({ locale, filter, events, page, pages }: Props) {
  const t = useTranslations("SecurityTable");
  const audit = useTranslations("AuditTable");
  const home = useTranslations("DeskHome");
  const words = useSecurityWords();
  const groups = Object.keys(securityGroups) as SecurityGroup[];
  return (
    <>
      <form method="get" className="filters">
        <Select
          label={t("group")}
          name="group"
          defaultValue={filter.group}
          options={[
            { value: "", name: home("any") },
            ...groups.map((value) => ({ value, name: t(`groups.${value}`) })),
          ]}
        />
        <Field label={t("person")} name="person" type="search" defaultValue={filter.person} />
        <Field label={t("network")} name="network" type="search" defaultValue={filter.network} />
        <SubmitButton kind="plain">{home("show")}</SubmitButton>
      </form>
      <Table
        caption={t("caption")}
        columns={[audit("at"), t("person"), audit("verb"), t("circumstances")]}
      >
        {events.map((event) => (
          <tr key={event.id}>
            <th scope="row" className="is-time">
              {formatInstant(locale, event.lastAt)}
            </th>
            <td data-label={t("person")}>
              <span>
                {event.account ? (
                  <>
                    {event.account.name}
                    <span className="desk-soft desk-small story-note address">
                      {event.account.email}
                    </span>
                  </>
                ) : (
                  t("nobody")
                )}
              </span>
            </td>
            <td data-label={audit("verb")}>{words.kind(event.kind)}</td>
            <td data-label={t("circumstances")}>
              <span className="desk-small address">{words.facts(event).join(" · ")}</span>
            </td>
          </tr>
        ))}
      </Table>
      <Pager
        page={page}
        pages={pages}
        href={(number) =>
          addressWith(staffPaths.admin(locale, "security"), { ...filter, page: String(number) })
        }
      />
    </>
  );
}
