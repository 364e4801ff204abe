import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/desk/field";
import { Pager } from "@/components/desk/pager";
import { SubmitButton } from "@/components/desk/submit-button";
import { Table } from "@/components/desk/table";
import { addressWith } from "@/features/staff/parameters";
import { staffPaths } from "@/features/staff/paths";
import { formatInstant } from "@/i18n/dates";
import { isLocale, type Locale, languages } from "@/i18n/routing";

type Event = {
  id: number;
  at: Date;
  actorName: string;
  verb: string;
  documentId: string | null;
  locale: string | null;
  revisionNumber: number | null;
  reason: string | null;
  detail: unknown;
};

type Props = {
  locale: Locale;
  filter: { verb: string; actor: string };
  events: Event[];
  titles: Map<string, string>;
  verbs: string[];
  page: number;
  pages: number;
};

/** The trail as it was written; verbs stay what they are called, as on the command line. */
export function AuditTable({ locale, filter, events, titles, verbs, page, pages }: Props) {
  const t = useTranslations("AuditTable");
  const paging = useTranslations("DeskHome");
  return (
    <>
      <form method="get" className="filters">
        <Select
          label={t("verb")}
          name="verb"
          defaultValue={filter.verb}
          options={[
            { value: "", name: paging("any") },
            ...verbs.map((value) => ({ value, name: value })),
          ]}
        />
        <Field label={t("actor")} name="actor" type="search" defaultValue={filter.actor} wide />
        <SubmitButton kind="plain">{paging("show")}</SubmitButton>
      </form>
      <Table caption={t("caption")} columns={[t("at"), t("actor"), t("verb"), t("about")]}>
        {events.map((event) => (
          <tr key={event.id}>
            <th scope="row">{formatInstant(locale, event.at)}</th>
            <td data-label={t("actor")} className="address">
              {event.actorName}
            </td>
            <td data-label={t("verb")}>{event.verb}</td>
            <td data-label={t("about")}>
              <About locale={locale} event={event} title={titles.get(event.documentId ?? "")} />
            </td>
          </tr>
        ))}
      </Table>
      <Pager
        label={paging("pages")}
        page={page}
        pages={pages}
        href={(number) =>
          addressWith(staffPaths.admin(locale, "audit"), { ...filter, page: String(number) })
        }
        words={{
          newer: paging("newer"),
          older: paging("older"),
          position: paging("position", { page, pages }),
        }}
      />
    </>
  );
}

type AboutProps = { locale: Locale; event: Event; title: string | undefined };

function About({ locale, event, title }: AboutProps) {
  const t = useTranslations("AuditTable");
  const { documentId, revisionNumber, reason, detail } = event;
  const details =
    typeof detail === "object" && detail !== null
      ? Object.entries(detail).map(([name, value]) => `${name}: ${String(value)}`)
      : [];
  const facts = [
    isLocale(event.locale ?? undefined) && languages[event.locale as Locale].name,
    revisionNumber !== null && t("revision", { number: revisionNumber }),
    reason,
    ...details,
  ].filter(Boolean);
  return (
    <>
      {documentId && <a href={staffPaths.story(locale, documentId)}>{title || documentId}</a>}
      {facts.length > 0 && (
        <span className="desk-soft desk-small story-note">{facts.join(" · ")}</span>
      )}
    </>
  );
}
