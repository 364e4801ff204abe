import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { JsonLd } from "@/components/json-ld";
import { Headline } from "@/components/ui/headline";
import { Words } from "@/components/ui/words";
import { collectionPage } from "@/features/publication/page/structured-data";
import type { Locale } from "@/i18n/routing";
import type { Card } from "../data";
import { MonthList } from "./month-list";
import { Share } from "./share";
import { StoryList } from "./story-list";

type Props = {
  locale: Locale;
  /** The address of the page itself. */
  path: string;
  title: string;
  description?: string;
  cards: Card[];
  sections?: Record<string, string>;
  /** `months`: a year, with a heading for each month. */
  by?: "rows" | "months";
  /** Ways on, below the stories. */
  children?: ReactNode;
  /** Beside the stories where there is room. */
  aside?: ReactNode;
};

export function ListPage(props: Props) {
  const { locale, title, description, cards, sections, by = "rows", children, aside } = props;
  const t = useTranslations("StoryList");
  return (
    <div className="list-page" itemScope>
      <Share title={title} description={description ?? title} />
      <JsonLd data={collectionPage(props)} />
      <header className="list-header">
        <h1>
          <Headline text={title} />
        </h1>
        {description && (
          <p>
            <Words text={description} />
          </p>
        )}
      </header>
      <div className="list-columns">
        <div className="list-stories">
          {cards.length === 0 && <p className="empty">{t("empty")}</p>}
          {by === "months" ? (
            <MonthList locale={locale} cards={cards} sections={sections} />
          ) : (
            <StoryList locale={locale} cards={cards} sections={sections} />
          )}
          {children}
        </div>
        {aside && <div className="list-aside">{aside}</div>}
      </div>
    </div>
  );
}
