import { useTranslations } from "next-intl";
import type { AssignmentPage } from "@/features/editorial/assignments/data";
import { DueWords, WorkWords } from "@/features/editorial/components/assignment-words";
import { StoryTitleWords } from "@/features/editorial/components/story-title";
import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";

type Props = { desk: Locale; own: AssignmentPage; late: AssignmentPage };

/** What one is to do, and what is late of others; nothing where there is nothing. */
export function AssignedLists({ desk, own, late }: Props) {
  if (own.total + late.total === 0) return null;
  return (
    <div className="assigned-lists">
      <List desk={desk} id="mine" page={own} />
      <List desk={desk} id="late" page={late} withNames />
    </div>
  );
}

type ListProps = { desk: Locale; id: "mine" | "late"; page: AssignmentPage; withNames?: boolean };

function List({ desk, id, page: { rows, total }, withNames }: ListProps) {
  const t = useTranslations("Assignments");
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t(id)}</h2>
      <ul className="rows">
        {rows.map((each) => (
          <li key={each.id}>
            <a href={pathOf(desk, each)}>
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

/** Where it is done: a review waits for its submit, and the story says how far that is. */
function pathOf(desk: Locale, { task, documentId, locale }: AssignmentPage["rows"][number]) {
  if (task === "REVIEW") return storyPaths.story(desk, documentId);
  return storyPaths.text(desk, documentId, locale);
}
