import { useTranslations } from "next-intl";
import { Select } from "@/components/desk/field";
import { FocusHeading } from "@/components/desk/focus-heading";
import { SubmitButton } from "@/components/desk/submit-button";
import type { Person } from "@/features/audit/actors/actors";
import { assignTo, changeWork, endWork } from "@/features/editorial/assignments/actions";
import type { AssignmentRow, Colleague } from "@/features/editorial/assignments/data";
import type { AssignmentTask } from "@/features/editorial/assignments/schema";
import { type AssignmentAct, assignmentActs, mayWithAssignment } from "@/features/editorial/policy";
import { isoDay } from "@/i18n/dates";
import { type Locale, languages, locales } from "@/i18n/routing";
import { ActionForm } from "./action-form";
import { AssignmentFields } from "./assignment-fields";
import { DueWords, WorkWords } from "./assignment-words";

type Props = {
  desk: Locale;
  documentId: string;
  primary: string;
  person: Person;
  assignments: readonly AssignmentRow[];
  people: readonly Colleague[];
  today: string;
};

/** Who is to do what with a story, until when, and the ways to say so. */
export function AssignmentsPart(props: Props) {
  const t = useTranslations("Assignments");
  const { desk, documentId, primary, person, assignments, today } = props;
  const mayAskOthers = assignmentActs.assign.anybodys.includes(person.role);
  const people = mayAskOthers ? props.people : props.people.filter(({ id }) => id === person.id);
  const open = assignments.filter(({ doneAt }) => doneAt === null).length;
  const sign = assignments
    .map(({ id, userId, dueOn, doneAt }) => [id, userId, dueOn?.getTime(), doneAt?.getTime()])
    .join();
  return (
    <section className="desk-part" aria-labelledby="assignments">
      <FocusHeading id="assignments" sign={sign}>
        {t("title")}
      </FocusHeading>
      <p role="status">{t("open", { count: open })}</p>
      {assignments.length > 0 && (
        <ul className="rows assignments">
          {assignments.map((assignment) => (
            <Assigned
              key={`${assignment.id} ${assignment.userId} ${assignment.dueOn?.getTime()}`}
              {...{ desk, assignment, person, people, today }}
            />
          ))}
        </ul>
      )}
      <ActionForm action={assignTo} className="form-row assign" hidden={{ documentId }}>
        <Select
          name="work"
          label={t("work")}
          options={worksOf(primary, mayAskOthers).map(({ task, locale }) => ({
            value: `${task}:${locale}`,
            name: `${t(`task.${task}`)} · ${languages[locale].name}`,
          }))}
        />
        <AssignmentFields id="assign" people={people} person={person.id ?? ""} today={today} />
        <SubmitButton kind="plain">{t(mayAskOthers ? "assign" : "takeOn")}</SubmitButton>
      </ActionForm>
    </section>
  );
}

/** What there is to do: in its first language a story is written, in the others translated. */
function worksOf(primary: string, withReviews: boolean) {
  return locales.flatMap((locale): { task: AssignmentTask; locale: Locale }[] => [
    { task: locale === primary ? "WRITE" : "TRANSLATE", locale },
    ...(withReviews ? [{ task: "REVIEW" as const, locale }] : []),
  ]);
}

type RowProps = Pick<Props, "desk" | "person" | "people" | "today"> & {
  assignment: AssignmentRow;
};

function Assigned({ desk, assignment, person, people, today }: RowProps) {
  const t = useTranslations("Assignments");
  const { id, name, disabled, userId, dueOn, doneAt, task, locale } = assignment;
  const may = (act: AssignmentAct) => mayWithAssignment(act, assignment, person);
  const of = { work: `${t(`task.${task}`)}, ${languages[locale].name}`, name };
  return (
    <li>
      <span>
        <b>{name}</b> {disabled && <span className="desk-soft">({t("disabled")}) </span>}
        <WorkWords assignment={assignment} />
        <span className="desk-small rows-note">
          <DueWords desk={desk} assignment={assignment} />
        </span>
      </span>
      <div className="button-row">
        {may("finish") && !doneAt && (
          <ActionForm action={endWork} hidden={{ assignmentId: id, act: "done" }}>
            <SubmitButton kind="plain" small label={t("finishOf", of)}>
              {t("finish")}
            </SubmitButton>
          </ActionForm>
        )}
        {may("remove") && (
          <ActionForm action={endWork} hidden={{ assignmentId: id, act: "remove" }}>
            <SubmitButton kind="plain" small label={t("removeOf", of)}>
              {t("remove")}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
      {may("change") && !doneAt && (
        <details className="assignment-change">
          <summary aria-label={t("changeOf", of)}>{t("change")}</summary>
          <ActionForm action={changeWork} className="form-row" hidden={{ assignmentId: id }}>
            <AssignmentFields
              id={`change-${id}`}
              // Who is no longer there stays until somebody else is chosen.
              people={
                people.some((each) => each.id === userId)
                  ? people
                  : [{ id: userId, name, role: "AUTHOR" }, ...people]
              }
              person={userId}
              dueOn={dueOn ? isoDay(dueOn) : ""}
              today={today}
            />
            <SubmitButton kind="plain" small>
              {t("save")}
            </SubmitButton>
          </ActionForm>
        </details>
      )}
    </li>
  );
}
