"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useActionState, useEffect, useRef, useState } from "react";
import { Check, Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import type { Colleague } from "@/features/editorial/assignments/data";
import { assignmentTasks } from "@/features/editorial/assignments/schema";
import { AssignmentFields } from "@/features/editorial/components/assignment-fields";
import { ReasonList } from "@/features/editorial/components/reasons";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { type Locale, languages, locales } from "@/i18n/routing";
import { actOnStories, type BulkOutcome } from "../actions";
import { bulkForm } from "../list/bulk";

type Props = {
  desk: Locale;
  sections: { key: string; name: string }[];
  /** Archiving is for editors, and so is asking others. */
  isEditor: boolean;
  /** Who can be asked to do something. */
  people: readonly Colleague[];
  today: string;
};

const works = assignmentTasks.flatMap((task) => locales.map((locale) => ({ task, locale })));

type Answer = ActionResult<{ act: string; outcomes: BulkOutcome[] }>;

/** What is done with the stories that are chosen in the table. Their checkboxes belong to this form. */
export function BulkForm({ desk, sections, isEditor, people, today }: Props) {
  const t = useTranslations("BulkForm");
  const work = useTranslations("Assignments");
  const [act, setAct] = useState("");
  const [answer, send] = useActionState<Answer | null, FormData>(actOnStories, null);
  const { chosen, all, toggleAll } = useChosen(answer);
  const told = useRef<HTMLDivElement>(null);
  // The button that was pressed may be far from what came of it.
  useEffect(() => {
    if (answer) told.current?.focus();
  }, [answer]);
  const acts = [
    ...(isEditor ? (["archive", "unarchive", "assign"] as const) : []),
    "delete" as const,
  ].map((value) => ({ value, name: t(value) }));
  const moves = sections.map(({ key, name }) => ({
    value: `section:${key}`,
    name: t("section", { name }),
  }));
  return (
    <div className="bulk">
      <form id={bulkForm} action={send}>
        <input type="hidden" name="desk" value={desk} />
        <Check label={t("all")} checked={all} onChange={toggleAll} />
        <Select
          label={t("act")}
          name="act"
          required
          value={act}
          onChange={(event) => setAct(event.target.value)}
          options={[{ value: "", name: t("choose") }, ...acts, ...moves]}
        />
        {act === "assign" && (
          <>
            <Select
              id="bulk-work"
              name="work"
              label={work("work")}
              options={works.map(({ task, locale }) => ({
                value: `${task}:${locale}`,
                name: `${work(`task.${task}`)}, ${languages[locale].name}`,
              }))}
            />
            <AssignmentFields id="bulk" people={people} person="" today={today} />
          </>
        )}
        <SubmitButton kind="plain">{t("do")}</SubmitButton>
        <span className="desk-soft desk-small" role="status">
          {t("chosen", { count: chosen })}
        </span>
      </form>
      <div ref={told} tabIndex={-1} className="bulk-told">
        {answer && <Told desk={desk} answer={answer} />}
      </div>
    </div>
  );
}

/** What has become of each of them. */
function Told({ desk, answer }: { desk: Locale; answer: Answer }) {
  const t = useTranslations("BulkForm");
  const untitled = useTranslations("StoryFrame");
  if (!answer.ok) {
    return (
      <div className="desk-notice desk-notice-bad" role="alert">
        {answer.code === "invalid" ? <p>{t("nothing")}</p> : <ReasonList failure={answer} />}
      </div>
    );
  }
  const { outcomes } = answer;
  const refused = outcomes.filter(({ reasons }) => reasons.length > 0);
  const done = outcomes.length - refused.length;
  return (
    <div
      className={`desk-notice ${refused.length > 0 ? "desk-notice-bad" : "desk-notice-good"}`}
      role="status"
    >
      <strong>{t("done", { done, count: outcomes.length })}</strong>
      <ul>
        {refused.map(({ documentId, shown, reasons }) => (
          <li key={documentId}>
            <span lang={shown.locale === desk ? undefined : languages[shown.locale].tag}>
              {shown.title || untitled("untitled")}
            </span>
            <ReasonList failure={{ ok: false, code: "refused", reasons }} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const boxes = () => [
  ...document.querySelectorAll<HTMLInputElement>(`input[name="story"][form="${bulkForm}"]`),
];

/** How many are chosen: counted in the page, whose table the server has made. */
function useChosen(answer: unknown) {
  const [chosen, setChosen] = useState(0);
  const [all, setAll] = useState(false);
  const count = () => {
    const every = boxes();
    const checked = every.filter((box) => box.checked).length;
    setChosen(checked);
    setAll(checked > 0 && checked === every.length);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew when an answer has changed the table
  useEffect(() => {
    count();
    document.addEventListener("change", count);
    return () => document.removeEventListener("change", count);
  }, [answer]);
  const toggleAll = ({ target }: ChangeEvent<HTMLInputElement>) => {
    for (const box of boxes()) box.checked = target.checked;
    count();
  };
  return { chosen, all, toggleAll };
}
