import { useTranslations } from "next-intl";
import type { AssignmentPage } from "@/features/editorial/assignments/data";
import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";
import { DueWords, WorkWords } from "./assignment-words";
import { StoryTitleWords } from "./story-title";

type Props = {
  desk: Locale;
  /** Which list it is: one's own, or what is late. */
  id: "mine" | "late";
  page: AssignmentPage;
  /** Of others: each says whose it is. */
  withNames?: boolean;
};

/** What is to be done, each leading to where; nothing where nothing is. */
export function AssignedList({ desk, id, page: { rows, total }, withNames }: Props) {
  const t = useTranslations("Assignments");
  if (rows.length === 0) return null;
  return (
    <section className="assigned-list" aria-labelledby={id}>
      <h2 id={id}>{t(id)}</h2>
      <ul className="rows">
        {rows.map((each) => (
          <li key={each.id}>
            <a href={storyPaths.work(desk, each)}>
              <StoryTitleWords desk={desk} shown={each.shown} />
            </a>
            <span className="desk-small rows-note">
              {withNames && <>{each.name} · </>}
              <WorkWords assignment={each} /> <DueWords desk={desk} assignment={each} />
            </span>
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="desk-soft desk-small">{t("more", { count: total - rows.length })}</p>
      )}
    </section>
  );
}
