import { useTranslations } from "next-intl";
import { Headline } from "@/components/ui/headline";
import { Words } from "@/components/ui/words";
import { formatInstantDay, isoInstant } from "@/i18n/dates";
import type { loadDocument } from "../loaders";
import { Body } from "./body";
import { Figure } from "./figure";
import { leadSizes } from "./picture";
import { Share } from "./share";

type Document = NonNullable<Awaited<ReturnType<typeof loadDocument>>>;

export function CorporatePage({ document }: { document: Document }) {
  const { publication, locale } = document;
  const { title, summary, body, pictures, updatedAt } = publication;
  const lead = pictures.find((picture) => picture.lead);
  const t = useTranslations("CorporatePage");
  return (
    <article className="article is-page" itemScope>
      <Share title={title} description={summary} card={publication.card} picture={lead} />
      <header className="article-header">
        <h1>
          <Headline text={title} />
        </h1>
        {summary && (
          <p className="article-summary">
            <Words text={summary} />
          </p>
        )}
      </header>
      {lead && <Figure picture={lead} sizes={leadSizes} priority lead />}
      <div className="article-columns">
        <Body body={body} pictures={pictures} />
        <p className="article-updated">
          {t("updated")}{" "}
          <time dateTime={isoInstant(updatedAt)}>{formatInstantDay(locale, updatedAt)}</time>
        </p>
      </div>
    </article>
  );
}
