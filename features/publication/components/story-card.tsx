import { StoryMeta } from "@/components/story-meta";
import { Headline } from "@/components/ui/headline";
import { Words } from "@/components/ui/words";
import { nameOf } from "@/features/publication/page/names";
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

/**
 * `lead`: the story a page opens with; `tile`: under a picture; `line` and
 * `brief`: date and title only, one below and one beside the other.
 */
export type StorySize = "lead" | "tile" | "row" | "line" | "brief";

const pictureSizes: Record<StorySize, string> = {
  lead: "(min-width: 87rem) 80rem, 92vw",
  tile: "(min-width: 87rem) 39rem, (min-width: 48rem) 45vw, 92vw",
  row: "(min-width: 87rem) 15rem, (min-width: 48rem) 22vw, 7rem",
  line: "",
  brief: "",
};

/** What a list of dates and titles is made of. */
const wordless: ReadonlySet<StorySize> = new Set(["line", "brief"]);

/** The words stand before the picture, also for those who hear the page. */
export function StoryCard({ locale, card, section, size = "row", level = 2 }: Props) {
  const { path, title, headlineBreaks, summary, storyDate } = card;
  const bare = wordless.has(size);
  const picture = bare ? undefined : card.pictures[0];
  const Heading = `h${level}` as const;
  const lead = size === "lead";
  return (
    <article className={`story is-${size}${picture || bare ? "" : " is-plain"}`}>
      <StoryMeta locale={locale} day={storyDate} section={section} />
      <Heading className="story-title">
        <a href={path}>
          {lead ? (
            <Headline text={title} breaks={headlineBreaks} large />
          ) : (
            <Headline text={nameOf(card)} breaks={card.shortTitle ? null : headlineBreaks} />
          )}
        </a>
      </Heading>
      {!bare && summary && (
        <p className="story-summary">
          <Words text={summary} />
        </p>
      )}
      {picture && (
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
