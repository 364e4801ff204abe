import { useTranslations } from "next-intl";
import type { StoryTitle } from "@/features/editorial/drafts/story-title";
import { type Locale, languages } from "@/i18n/routing";

type Props = { desk: Locale; shown: StoryTitle };

/** What a story is called, said to be in its language where that is not the desk's. */
export function StoryTitleWords({ desk, shown }: Props) {
  const t = useTranslations("StoryFrame");
  return (
    <span lang={shown.title && shown.locale !== desk ? languages[shown.locale].tag : undefined}>
      {shown.title || t("untitled")}
    </span>
  );
}
