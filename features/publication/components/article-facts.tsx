import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { livePaths } from "@/features/publication/catalogue/availability";
import { formatDay, formatDayRange, formatInstantDay, isoDay, isoInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import type { loadDocument } from "../loaders";
import { LanguageLinks } from "./language-links";
import { PersonName } from "./person-name";

type Document = NonNullable<Awaited<ReturnType<typeof loadDocument>>>;

/** What there is to know about a story, and in which other languages it is. */
export function ArticleFacts({ document }: { document: Document }) {
  const { publication, locale, availability } = document;
  const { eventStart, eventEnd, byline, source, updatedAt, changeNote } = publication;
  const t = useTranslations("Article");
  const others = livePaths(availability).filter(([each]) => each !== locale);
  const facts = [
    eventStart && {
      name: t("event"),
      value: <EventDays locale={locale} from={eventStart} to={eventEnd} />,
    },
    byline && { name: t("byline"), value: <PersonName name={byline} /> },
    source && { name: t("source"), value: source },
    changeNote && {
      name: t("updated"),
      value: (
        <>
          <p>
            <time dateTime={isoInstant(updatedAt)}>{formatInstantDay(locale, updatedAt)}</time>
          </p>
          <p>{changeNote}</p>
        </>
      ),
    },
    others.length > 0 && { name: t("alsoIn"), value: <LanguageLinks paths={others} /> },
  ].filter((fact) => !!fact);
  return <Facts label={t("facts")} facts={facts} />;
}

/** Beside the text, and no part of it: an `aside`, which reader modes leave out. */
export function Facts({
  label,
  facts,
}: {
  label: string;
  facts: { name: string; value: ReactNode }[];
}) {
  if (facts.length === 0) return null;
  return (
    <aside className="sidebar-facts" aria-label={label}>
      <dl>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}

type Days = { locale: Locale; from: Date; to: Date | null };

function EventDays({ locale, from, to }: Days) {
  if (!to || to.getTime() === from.getTime()) {
    return <time dateTime={isoDay(from)}>{formatDay(locale, from)}</time>;
  }
  // A range has no form of its own in `datetime`: its first day stands for it.
  return <time dateTime={isoDay(from)}>{formatDayRange(locale, from, to)}</time>;
}
