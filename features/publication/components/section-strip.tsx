import type { Locale } from "@/i18n/routing";
import type { Card } from "../data";
import { StoryList } from "./story-list";

type Props = {
  locale: Locale;
  section: { key: string; name: string; description: string; path: string };
  /** Of its stories those that the page does not show already. */
  cards: Card[];
};

/** A section on the home page: its name leads to it, its newest stories stand beside one another. */
export function SectionStrip({ locale, section, cards }: Props) {
  const { key, name, description, path } = section;
  const id = `section-${key}`;
  return (
    <section className={cards.length > 0 ? "strip" : "strip is-bare"} aria-labelledby={id}>
      <div className="strip-head">
        <h2 id={id}>
          <a href={path}>{name}</a>
        </h2>
        {description && <p>{description}</p>}
      </div>
      <StoryList locale={locale} cards={cards} size="brief" level={3} />
    </section>
  );
}
