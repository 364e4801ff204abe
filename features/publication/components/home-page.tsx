import { useTranslations } from "next-intl";
import type { Locale } from "@/i18n/routing";
import type { Card } from "../data";
import { prominentPages } from "../menu";
import { paths } from "../paths";
import { sectionNames } from "../section-names";
import { Share } from "./share";
import { StoryCard } from "./story-card";
import { StoryList } from "./story-list";

/** How many stories follow the lead before the reader is sent to the news. */
const latestStories = 6;

type Props = {
  locale: Locale;
  /** Newest first. */
  cards: Card[];
  /** The story that editors chose to lead with, while it does. */
  chosen: Card | undefined;
  sections: { key: string; name: string; description: string; path: string }[];
  pages: { path: string; title: string }[];
};

export function HomePage({ locale, cards, chosen, sections, pages }: Props) {
  const t = useTranslations("Home");
  const site = useTranslations("Site");
  const [lead, ...others] = leadFirst(cards, chosen);
  const latest = others.slice(0, latestStories);
  const tiles = tilesOf(latest);
  const names = sectionNames(sections);
  return (
    <div className="home" itemScope>
      <Share title={site("title")} description={site("description")} />
      <h1 className="visually-hidden">{t("heading")}</h1>
      {lead ? (
        <section className="home-lead" aria-label={t("lead")}>
          <StoryCard
            locale={locale}
            card={lead}
            section={names[lead.sectionKey ?? ""]}
            size="lead"
          />
        </section>
      ) : (
        <p className="empty">{t("empty")}</p>
      )}
      {others.length > 0 && (
        <section className="home-latest" aria-labelledby="latest">
          <h2 id="latest">{t("latest")}</h2>
          {tiles.length > 0 && (
            <StoryList locale={locale} cards={tiles} sections={names} size="tile" level={3} />
          )}
          <StoryList
            locale={locale}
            cards={latest.slice(tiles.length)}
            sections={names}
            level={3}
          />
          <p className="home-all">
            <a href={paths.news(locale)}>
              {t("all")} <span aria-hidden="true">→</span>
            </a>
          </p>
        </section>
      )}
      <div className="home-foot">
        <LinkBlock
          id="sections"
          title={t("sections")}
          links={sections.map(({ path, name, description }) => ({ path, name, description }))}
        />
        <LinkBlock
          id="group"
          title={t("group")}
          links={pages
            .slice(0, prominentPages)
            .map(({ path, title }) => ({ path, name: title, description: "" }))}
        />
      </div>
    </div>
  );
}

/** The two newest stand side by side under their pictures, when both have one. */
function tilesOf(cards: Card[]): Card[] {
  const pair = cards.slice(0, 2);
  return pair.length === 2 && pair.every((card) => card.pictures.length > 0) ? pair : [];
}

/** The chosen story leads, else the newest that has a picture; the others keep their order. */
function leadFirst(cards: Card[], chosen: Card | undefined): Card[] {
  const lead = chosen ?? cards.find((card) => card.pictures.length > 0) ?? cards[0];
  if (!lead) return [];
  return [lead, ...cards.filter(({ documentId }) => documentId !== lead.documentId)];
}

type Link = { path: string; name: string; description: string };

function LinkBlock({ id, title, links }: { id: string; title: string; links: Link[] }) {
  if (links.length === 0) return null;
  return (
    <section className="link-block" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {links.map(({ path, name, description }) => (
          <li key={path}>
            <a href={path}>{name}</a>
            {description && <p>{description}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
