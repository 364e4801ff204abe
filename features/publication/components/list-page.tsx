import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Headline } from "@/components/ui/headline";
import { Words } from "@/components/ui/words";
import type { Locale } from "@/i18n/routing";
import type { Card } from "../data";
import { Share } from "./share";
import { StoryList } from "./story-list";

type Props = {
  locale: Locale;
  title: string;
  description?: string;
  cards: Card[];
  sections?: Record<string, string>;
  size?: "row" | "line";
  /** Ways on, below the stories. */
  children?: ReactNode;
  /** Beside the stories where there is room. */
  aside?: ReactNode;
};

export function ListPage(props: Props) {
  const { locale, title, description, cards, sections, size = "row", children, aside } = props;
  const t = useTranslations("StoryList");
  return (
    <div className="list-page" itemScope>
      <Share title={title} description={description ?? title} />
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
          {cards.length > 0 ? (
            <StoryList locale={locale} cards={cards} sections={sections} size={size} />
          ) : (
            <p className="empty">{t("empty")}</p>
          )}
          {children}
        </div>
        {aside && <div className="list-aside">{aside}</div>}
      </div>
    </div>
  );
}
