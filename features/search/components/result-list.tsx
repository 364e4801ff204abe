import { useTranslations } from "next-intl";
import { StoryMeta } from "@/components/story-meta";
import type { Locale } from "@/i18n/routing";
import type { Result } from "../loaders";
import { Marks } from "./marks";

type Props = {
  locale: Locale;
  results: Result[];
  /** Names of sections by key. */
  sections: Record<string, string>;
  /** Number of the first. */
  start: number;
};

export function ResultList({ locale, results, sections, start }: Props) {
  const t = useTranslations("Search");
  return (
    <ol className="story-list is-line search-results" start={start}>
      {results.map(({ documentId, path, title, snippet, sectionKey, storyDate }) => (
        <li key={documentId}>
          <article className="story is-line">
            <StoryMeta
              locale={locale}
              day={storyDate}
              section={sectionKey ? sections[sectionKey] : t("groupPage")}
            />
            <div>
              <h2 className="story-title">
                <a href={path}>
                  <Marks text={title} headline />
                </a>
              </h2>
              <p className="search-snippet">
                <Marks text={snippet} />
              </p>
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}
