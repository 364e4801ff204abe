import { useTranslations } from "next-intl";
import { JsonLd } from "@/components/json-ld";
import type { NavigationLink } from "@/components/site-header";
import { StoryMeta } from "@/components/story-meta";
import { Headline } from "@/components/ui/headline";
import { Words } from "@/components/ui/words";
import { offeredIn } from "@/features/publication/body/files";
import { contentsOf } from "@/features/publication/page/contents";
import { nameOf } from "@/features/publication/page/names";
import { newsArticle } from "@/features/publication/page/structured-data";
import { absoluteUrl } from "@/lib/site-url";
import type { loadDocument } from "../loaders";
import { ArticleContents } from "./article-contents";
import { ArticleFacts } from "./article-facts";
import { ArticleShare } from "./article-share";
import { Body } from "./body";
import { Figure } from "./figure";
import { Neighbours } from "./neighbours";
import { leadSizes } from "./picture";
import { ReflectsNote } from "./reflects-note";
import { Share } from "./share";
import { StoryList } from "./story-list";

type Document = NonNullable<Awaited<ReturnType<typeof loadDocument>>>;

/**
 * A story, complete. What stands beside its text and is none (facts,
 * contents, how to pass it on) are `aside`s: reader modes leave them out.
 */
export function Article({ document, section }: { document: Document; section: NavigationLink }) {
  const { publication, locale, related, neighbours } = document;
  const { title, headlineBreaks, summary, body, pictures, storyDate } = publication;
  const lead = pictures.find((picture) => picture.lead);
  const t = useTranslations("Article");
  const { availability } = document;
  const files = offeredIn(body, publication.files);
  const story = { ...publication, locale, availability, lead, files, section: section.name };
  const parts = contentsOf(body);
  return (
    <>
      <article className="piece" itemScope>
        <JsonLd data={newsArticle(story)} />
        <Share
          title={nameOf(publication)}
          description={summary}
          card={publication.card}
          picture={lead}
        />
        <header className="masthead">
          <StoryMeta locale={locale} day={storyDate} section={section.name} path={section.path} />
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
          <ArticleFacts document={document} />
          <ArticleContents parts={parts} />
          <Body locale={locale} body={body} pictures={pictures} files={publication.files} />
          <ArticleShare locale={locale} url={absoluteUrl(publication.path)} title={title} />
        </div>
      </article>
      <aside className="sidebar-ways">
        <Neighbours {...neighbours} />
        {related.length > 0 && (
          <section className="related" aria-labelledby="related">
            <h2 id="related">{t("related")}</h2>
            <StoryList locale={locale} cards={related} level={3} />
          </section>
        )}
      </aside>
    </>
  );
}
