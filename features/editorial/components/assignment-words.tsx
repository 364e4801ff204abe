import { useTranslations } from "next-intl";
import { State } from "@/components/desk/state";
import type { AssignmentRow } from "@/features/editorial/assignments/data";
import { formatDay, isoDay } from "@/i18n/dates";
import { type Locale, languages } from "@/i18n/routing";

type Props = {
  desk: Locale;
  assignment: Pick<AssignmentRow, "task" | "locale" | "dueOn" | "late" | "doneAt">;
  /** Left out where the page names the language already. */
  language?: boolean;
};

/** What is to be done, in which language. */
export function WorkWords({ assignment, language = true }: Omit<Props, "desk">) {
  const t = useTranslations("Assignments");
  const { task, locale } = assignment;
  const { name, tag } = languages[locale];
  return (
    <>
      {t(`task.${task}`)}
      {language && (
        <>
          {" · "}
          <span lang={tag}>{name}</span>
        </>
      )}
    </>
  );
}

/** Until when, and whether that has passed. */
export function DueWords({ desk, assignment }: Omit<Props, "language">) {
  const t = useTranslations("Assignments");
  const { dueOn, late, doneAt } = assignment;
  if (doneAt) return <State kind="good">{t("done")}</State>;
  if (!dueOn) return <span className="desk-soft">{t("noDay")}</span>;
  return (
    <State kind={late ? "bad" : "plain"}>
      <time dateTime={isoDay(dueOn)}>
        {t(late ? "lateSince" : "until", { day: formatDay(desk, dueOn) })}
      </time>
    </State>
  );
}
