import { StoryTitleWords } from "@/features/editorial/components/story-title";
import type { StoryTitles } from "@/features/editorial/data";
import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";

type Props = { locale: Locale; documentId: string; titles: StoryTitles };

/** A story by its title, which leads to it; one of which nothing is left keeps its number. */
export function StoryName({ locale, documentId, titles }: Props) {
  const shown = titles.get(documentId);
  if (!shown) return <span className="desk-soft address">{documentId}</span>;
  return (
    <a href={storyPaths.story(locale, documentId)}>
      <StoryTitleWords desk={locale} shown={shown} />
    </a>
  );
}
