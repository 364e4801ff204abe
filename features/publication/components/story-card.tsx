import { formatDay, isoDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import type { Card } from "../data";
import { Picture } from "./picture";

type Props = {
  locale: Locale;
  card: Card;
  /** Name of its section, where the list around it does not say it already. */
  section?: string | undefined;
  /** `lead`: the story a page opens with; `line`: date and title only. */
  size?: "lead" | "row" | "line";
  level?: 2 | 3;
};

export function StoryCard({ locale, card, section, size = "row", level = 2 }: Props) {
  const { path, title, summary, storyDate } = card;
  const picture = card.pictures[0];
  const Heading = `h${level}` as const;
  const lead = size === "lead";
  return (
    <article className={`story is-${size}`}>
      {picture && size !== "line" && (
        <div className="story-picture" aria-hidden={!lead}>
          <Picture
            // Beside a title that says the same, its alt text would be noise.
            picture={lead ? picture : { ...picture, alt: "" }}
            sizes={lead ? "(min-width: 75rem) 52rem, 100vw" : "(min-width: 48rem) 20rem, 40vw"}
            priority={lead}
            upright={lead}
          />
        </div>
      )}
      <div className="story-text">
        <p className="story-meta">
          <time dateTime={isoDay(storyDate)}>{formatDay(locale, storyDate)}</time>
          {section && <span className="section-label">{section}</span>}
        </p>
        <Heading className="story-title">
          <a href={path}>{title}</a>
        </Heading>
        {size !== "line" && <p className="story-summary">{summary}</p>}
      </div>
    </article>
  );
}
