import { Headline } from "@/components/ui/headline";
import { Words } from "@/components/ui/words";
import { formatDay, isoDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import type { Card } from "../data";
import { Picture } from "./picture";

type Props = {
  locale: Locale;
  card: Card;
  /** Name of its section, where the list around it does not say it already. */
  section?: string | undefined;
  size?: StorySize;
  level?: 2 | 3;
};

/** `lead`: the story a page opens with; `tile`: under a picture; `line`: date and title only. */
export type StorySize = "lead" | "tile" | "row" | "line";

const pictureSizes: Record<StorySize, string> = {
  lead: "(min-width: 87rem) 80rem, 92vw",
  tile: "(min-width: 87rem) 39rem, (min-width: 48rem) 45vw, 92vw",
  row: "(min-width: 87rem) 15rem, (min-width: 48rem) 22vw, 7rem",
  line: "",
};

/** The words stand before the picture, also for those who hear the page. */
export function StoryCard({ locale, card, section, size = "row", level = 2 }: Props) {
  const { path, title, summary, storyDate } = card;
  const picture = card.pictures[0];
  const Heading = `h${level}` as const;
  const lead = size === "lead";
  return (
    <article className={`story is-${size}`}>
      <p className="story-meta">
        <time dateTime={isoDay(storyDate)}>{formatDay(locale, storyDate)}</time>
        {section && <span className="section-label">{section}</span>}
      </p>
      <Heading className="story-title">
        <a href={path}>
          <Headline text={title} />
        </a>
      </Heading>
      {size !== "line" && summary && (
        <p className="story-summary">
          <Words text={summary} />
        </p>
      )}
      {picture && size !== "line" && (
        <div className="story-picture" aria-hidden={!lead}>
          <Picture
            // Beside a title that says the same, its alt text would be noise.
            picture={lead ? picture : { ...picture, alt: "" }}
            sizes={pictureSizes[size]}
            priority={lead}
            upright={lead}
          />
        </div>
      )}
    </article>
  );
}
