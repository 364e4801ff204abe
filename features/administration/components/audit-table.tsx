import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/desk/field";
import { Pager } from "@/components/desk/pager";
import { SubmitButton } from "@/components/desk/submit-button";
import { Table } from "@/components/desk/table";
import type { StoryTitles } from "@/features/editorial/data";
import { addressWith } from "@/features/staff/http/parameters";
import { staffPaths } from "@/features/staff/paths";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import type { People } from "../data";
import { Actor, type AuditEvent, useEventFacts, useVerbWords } from "./audit-words";
import { StoryName } from "./story-name";

type Props = {
  locale: Locale;
  filter: { verb: string; actor: string };
  events: AuditEvent[];
  titles: StoryTitles;
  people: People;
  verbs: string[];
  page: number;
  pages: number;
};

/** The trail as it was written, with the names that people and stories have now. */
export function AuditTable({ locale, filter, events, verbs, page, pages, ...known }: Props) {
  const words = useVerbWords();
  const t = useTranslations("AuditTable");
  const home = useTranslations("DeskHome");
  return (
    <>
      <form method="get" className="filters">
        <Select
          label={t("verb")}
          name="verb"
          defaultValue={filter.verb}
          options={[
            { value: "", name: home("any") },
            ...verbs
              .map((value) => ({ value, name: words(value) }))
              .sort((one, other) => one.name.localeCompare(other.name, locale)),
          ]}
        />
        <Field label={t("actor")} name="actor" type="search" defaultValue={filter.actor} wide />
        <SubmitButton kind="plain">{home("show")}</SubmitButton>
      </form>
      <Table caption={t("caption")} columns={[t("at"), t("actor"), t("verb"), t("about")]}>
        {events.map((event) => (
          <tr key={event.id}>
            <th scope="row" className="is-time">
              {formatInstant(locale, event.at)}
            </th>
            <td data-label={t("actor")}>
              <span>
                <Actor event={event} people={known.people} />
              </span>
            </td>
            <td data-label={t("verb")}>{words(event.verb)}</td>
            <td data-label={t("about")}>
              <span>
                <About locale={locale} event={event} {...known} />
              </span>
            </td>
          </tr>
        ))}
      </Table>
      <Pager
        page={page}
        pages={pages}
        href={(number) =>
          addressWith(staffPaths.admin(locale, "audit"), { ...filter, page: String(number) })
        }
      />
    </>
  );
}

type AboutProps = { locale: Locale; event: AuditEvent; titles: StoryTitles; people: People };

function About({ locale, event, titles, people }: AboutProps) {
  const facts = useEventFacts()({ locale, event, people });
  const { documentId } = event;
  return (
    <>
      {documentId && <StoryName locale={locale} documentId={documentId} titles={titles} />}
      {facts.length > 0 && (
        <span className="desk-soft desk-small story-note address">{facts.join(" · ")}</span>
      )}
    </>
  );
}
