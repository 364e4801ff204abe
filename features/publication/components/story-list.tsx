import type { Locale } from "@/i18n/routing";
import type { Card } from "../data";
import { StoryCard, type StorySize } from "./story-card";

type Props = {
  locale: Locale;
  cards: Card[];
  /** Names of sections by key, shown when given. */
  sections?: Record<string, string>;
  size?: Exclude<StorySize, "lead">;
  level?: 2 | 3;
};

export function StoryList({ locale, cards, sections, size = "row", level = 2 }: Props) {
  // Where there is one section only, its name on every line says nothing.
  const labelled = sections !== undefined && Object.keys(sections).length > 1;
  if (cards.length === 0) return null;
  return (
    <ol className={`story-list is-${size}`}>
      {cards.map((card) => (
        <li key={card.documentId}>
          <StoryCard
            locale={locale}
            card={card}
            section={labelled && card.sectionKey ? sections[card.sectionKey] : undefined}
            size={size}
            level={level}
          />
        </li>
      ))}
    </ol>
  );
}
