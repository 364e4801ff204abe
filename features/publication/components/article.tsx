import { useTranslations } from "next-intl";
import { JsonLd } from "@/components/json-ld";
import type { NavigationLink } from "@/components/site-header";
import { Headline } from "@/components/ui/headline";
import { Words } from "@/components/ui/words";
import { formatDay, formatDayRange, formatInstantDay, isoDay, isoInstant } from "@/i18n/dates";
import { languages } from "@/i18n/routing";
import { absoluteUrl } from "@/lib/site-url";
import { livePaths } from "../availability";
import type { loadDocument } from "../loaders";
import { newsArticle } from "../structured-data";
import { Body } from "./body";
import { Figure } from "./figure";
import { leadSizes } from "./picture";
import { Share } from "./share";
import { StoryList } from "./story-list";

type Document = NonNullable<Awaited<ReturnType<typeof loadDocument>>>;

/** A story, complete. */
export function Article({ document, section }: { document: Document; section: NavigationLink }) {
  const { publication, locale, related } = document;
  const { title, summary, body, pictures, storyDate } = publication;
  const lead = pictures.find((picture) => picture.lead);
  const t = useTranslations("Article");
  const site = useTranslations("Site");
  const { availability } = document;
  const story = { ...publication, locale, availability, lead, section: section.name };
  return (
    <>
      <article className="article" itemScope>
        <JsonLd data={newsArticle(story, site("name"))} />
        <Share title={title} description={summary} card={publication.card} picture={lead} />
        <header className="article-header">
          <p className="story-meta">
            <time dateTime={isoDay(storyDate)}>{formatDay(locale, storyDate)}</time>
            <a className="section-label" href={section.path}>
              {section.name}
            </a>
          </p>
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
          <Facts document={document} />
          <Body body={body} pictures={pictures} />
        </div>
        <p className="print-address">{absoluteUrl(publication.path)}</p>
      </article>
      <Neighbours document={document} />
      {related.length > 0 && (
        <section className="related" aria-labelledby="related">
          <h2 id="related">{t("related")}</h2>
          <StoryList locale={locale} cards={related} level={3} />
        </section>
      )}
    </>
  );
}

function Facts({ document }: { document: Document }) {
  const { publication, locale, availability } = document;
  const { eventStart, eventEnd, byline, source, updatedAt, changeNote } = publication;
  const t = useTranslations("Article");
  const others = livePaths(availability).filter(([each]) => each !== locale);
  const facts = [
    eventStart && {
      name: t("event"),
      value: <EventDays locale={locale} from={eventStart} to={eventEnd} />,
    },
    byline && { name: t("byline"), value: byline },
    source && { name: t("source"), value: source },
    changeNote && {
      name: t("updated"),
      value: (
        <>
          <time dateTime={isoInstant(updatedAt)}>{formatInstantDay(locale, updatedAt)}</time>
          <br />
          {changeNote}
        </>
      ),
    },
    others.length > 0 && {
      name: t("alsoIn"),
      value: others.map(([each, path]) => (
        <a key={each} href={path} hrefLang={languages[each].tag} lang={languages[each].tag}>
          {languages[each].name}
        </a>
      )),
    },
  ].filter((fact) => !!fact);
  if (facts.length === 0) return null;
  return (
    <aside className="article-facts" aria-label={t("facts")}>
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

type Days = { locale: Document["locale"]; from: Date; to: Date | null };

function EventDays({ locale, from, to }: Days) {
  if (!to || to.getTime() === from.getTime()) {
    return <time dateTime={isoDay(from)}>{formatDay(locale, from)}</time>;
  }
  // A range has no form of its own in `datetime`: its first day stands for it.
  return <time dateTime={isoDay(from)}>{formatDayRange(locale, from, to)}</time>;
}

function Neighbours({ document: { neighbours } }: { document: Document }) {
  const t = useTranslations("Article");
  const { previous, next } = neighbours;
  if (!previous && !next) return null;
  return (
    <nav className="neighbours" aria-label={t("neighbours")}>
      {previous && (
        <a href={previous.path} rel="prev">
          <span className="neighbours-label">{t("previous")}</span>{" "}
          <Headline text={previous.title} />
        </a>
      )}
      {next && (
        <a href={next.path} rel="next">
          <span className="neighbours-label">{t("next")}</span> <Headline text={next.title} />
        </a>
      )}
    </nav>
  );
}
