import { useTranslations } from "next-intl";
import { Headline } from "@/components/ui/headline";
import { Words } from "@/components/ui/words";
import { contentsOf } from "@/features/publication/page/contents";
import { nameOf } from "@/features/publication/page/names";
import { formatInstantDay, isoInstant } from "@/i18n/dates";
import type { loadDocument } from "../loaders";
import { ArticleContents } from "./article-contents";
import { Facts } from "./article-facts";
import { Body } from "./body";
import { Figure } from "./figure";
import { leadSizes } from "./picture";
import { ReflectsNote } from "./reflects-note";
import { Share } from "./share";

type Document = NonNullable<Awaited<ReturnType<typeof loadDocument>>>;

export function CorporatePage({ document }: { document: Document }) {
  const { publication, locale } = document;
  const { title, headlineBreaks, summary, body, pictures, updatedAt } = publication;
  const lead = pictures.find((picture) => picture.lead);
  const t = useTranslations("CorporatePage");
  const parts = contentsOf(body);
  return (
    <article className="piece is-group" itemScope>
      <Share
        title={nameOf(publication)}
        description={summary}
        card={publication.card}
        picture={lead}
      />
      <header className="masthead">
        <h1>
          <Headline text={title} breaks={headlineBreaks} large />
        </h1>
        {summary && (
          <p className="masthead-summary">
            <Words text={summary} />
          </p>
        )}
        <ReflectsNote locale={locale} reflects={publication.reflects} />
      </header>
      {lead && <Figure picture={lead} sizes={leadSizes} priority lead />}
      <div className={parts.length > 0 ? "columns is-long" : "columns"}>
        <Facts
          label={t("facts")}
          facts={[
            {
              name: t("updated"),
              value: (
                <time dateTime={isoInstant(updatedAt)}>{formatInstantDay(locale, updatedAt)}</time>
              ),
            },
          ]}
        />
        <ArticleContents parts={parts} />
        <Body locale={locale} body={body} pictures={pictures} files={publication.files} />
      </div>
    </article>
  );
}
