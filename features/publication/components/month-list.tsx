import { formatMonth } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import type { Card } from "../data";
import { StoryList } from "./story-list";

type Props = {
  locale: Locale;
  /** Of one year, in the order in which they are to stand. */
  cards: Card[];
  sections?: Record<string, string> | undefined;
};

/** The stories of a year under their months, one line each. */
export function MonthList({ locale, cards, sections }: Props) {
  const months = [...new Set(cards.map(monthOf))];
  return months.map((month) => {
    const stories = cards.filter((card) => monthOf(card) === month);
    return (
      <section className="month" key={month} aria-labelledby={`month-${month}`}>
        <h2 id={`month-${month}`}>{stories[0] && formatMonth(locale, stories[0].storyDate)}</h2>
        <StoryList locale={locale} cards={stories} sections={sections} size="line" level={3} />
      </section>
    );
  });
}

const monthOf = ({ storyDate }: Card) => storyDate.getUTCMonth() + 1;
