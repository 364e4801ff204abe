import { useTranslations } from "next-intl";
import { formatInstantDay, isoInstant } from "@/i18n/dates";
import type { loadDocument } from "../loaders";
import { Body } from "./body";
import { Figure } from "./figure";

type Document = NonNullable<Awaited<ReturnType<typeof loadDocument>>>;

export function CorporatePage({ document }: { document: Document }) {
  const { publication, locale } = document;
  const { title, summary, body, pictures, updatedAt } = publication;
  const lead = pictures.find((picture) => picture.lead);
  const t = useTranslations("CorporatePage");
  return (
    <article className="article is-page">
      <header className="article-header">
        <h1>{title}</h1>
        {summary && <p className="article-summary">{summary}</p>}
      </header>
      {lead && <Figure picture={lead} sizes="(min-width: 75rem) 72rem, 100vw" priority lead />}
      <Body body={body} pictures={pictures} />
      <p className="article-updated">
        {t("updated")}{" "}
        <time dateTime={isoInstant(updatedAt)}>{formatInstantDay(locale, updatedAt)}</time>
      </p>
    </article>
  );
}
