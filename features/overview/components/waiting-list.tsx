import { useTranslations } from "next-intl";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import { storyPaths } from "@/features/editorial/paths";
import { PersonName } from "@/features/staff/components/person-name";
import { formatInstant } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";
import type { Wait } from "../data";

/** What waits for the person who looks at it; nothing at all when nothing does. */
export function WaitingList({ locale, waits }: { locale: Locale; waits: Wait[] }) {
  const t = useTranslations("Waiting");
  if (waits.length === 0) return null;
  return (
    <section className="waiting" aria-labelledby="waiting">
      <h2 id="waiting">{t("title")}</h2>
      <ul>
        {waits.map((wait) => (
          <li key={`${wait.kind} ${wait.documentId} ${wait.locale}`}>
            <span className="waiting-kind">{t(wait.kind)}</span>
            <a href={linkOf(locale, wait)}>
              <StoryTitleWords desk={locale} shown={wait.shown} />
            </a>
            <span className="desk-soft desk-small">
              {languages[wait.locale].name} · {formatInstant(locale, wait.since)} ·{" "}
              <PersonName kept={wait.by} />
            </span>
            {wait.words && (
              <q className="returned-words" dir="auto">
                {wait.words}
              </q>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Straight to where it is done. */
function linkOf(locale: Locale, { kind, documentId, locale: language }: Wait): string {
  if (kind === "returned") return storyPaths.text(locale, documentId, language);
  if (kind === "review") return storyPaths.review(locale, documentId, language);
  if (kind === "at-risk") return storyPaths.step(locale, documentId, "unschedule", language);
  if (kind === "republish") return storyPaths.step(locale, documentId, kind, language);
  return storyPaths.story(locale, documentId);
}
