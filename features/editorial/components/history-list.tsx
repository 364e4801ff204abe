import { getTranslations } from "next-intl/server";
import { Field } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import type { history, Mark } from "@/features/editorial/history/data";
import { editingSessionsOf } from "@/features/editorial/history/editing-sessions";
import { storyPaths } from "@/features/editorial/paths";
import { PersonName } from "@/features/staff/components/person-name";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { callRevision, restore } from "../actions";
import { ActionForm } from "./action-form";

type Revision = Awaited<ReturnType<typeof history>>[number];

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  revisions: Revision[];
  /** Of the text now. */
  version: number;
  publishedNumber: number | null;
  mayRestore: boolean;
  /** What was done with revisions, and what they are called, by their numbers. */
  marks: ReadonlyMap<number, readonly Mark[]>;
  names: ReadonlyMap<number, string>;
};

/**
 * Everything that was kept of a text. Saves follow each other by seconds: those
 * of one person in one editing session stand together under the last of them.
 */
export async function HistoryList(props: Props) {
  const { desk, documentId, locale, revisions, marks, names } = props;
  const t = await getTranslations({ locale: desk, namespace: "HistoryList" });
  const sessions = editingSessionsOf(revisions, new Set([...marks.keys(), ...names.keys()]));
  const address = storyPaths.history(desk, documentId, locale);
  return (
    <ol className="history" reversed>
      {sessions.map(({ newest, others, before }) => (
        <li key={newest.number} className={newest.version === null ? "is-aside" : ""}>
          <p>
            <b>{names.get(newest.number) ?? t("number", { number: newest.number })}</b>{" "}
            {names.has(newest.number) && (
              <span className="desk-soft">{t("number", { number: newest.number })} </span>
            )}
            <time dateTime={newest.createdAt.toISOString()}>
              {formatInstant(desk, newest.createdAt)}
            </time>{" "}
            <PersonName kept={newest.authorName} name={newest.author?.name} />
            {newest.number === props.publishedNumber && (
              <span className="desk-soft"> · {t("published")}</span>
            )}
            {newest.version === props.version && (
              <span className="desk-soft"> · {t("current")}</span>
            )}
            {newest.version === null && <span className="desk-soft"> · {t("aside")}</span>}
            {newest.erasedAt && <span className="desk-soft"> · {t("erased")}</span>}
          </p>
          {(marks.get(newest.number) ?? []).map((mark) => (
            <p key={`${mark.verb} ${mark.at.toISOString()}`} className="desk-small history-mark">
              <b>{t(`mark.${mark.verb}`)}</b>{" "}
              <span className="desk-soft">
                <PersonName kept={mark.by} /> · {formatInstant(desk, mark.at)}
              </span>
              {mark.words && (
                <q className="returned-words" dir="auto">
                  {mark.words}
                </q>
              )}
            </p>
          ))}
          {others.length > 0 && (
            <p className="desk-small desk-soft">{t("saves", { count: others.length + 1 })}</p>
          )}
          {!newest.erasedAt && (
            <div className="button-row">
              {before !== undefined && (
                <a
                  className="button button-small"
                  href={`${address}?from=${before}&to=${newest.number}`}
                >
                  {t("changes")}
                </a>
              )}
              {newest.version !== props.version && (
                <a
                  className="button button-small"
                  href={`${address}?from=${newest.number}&to=${revisions.find(({ version }) => version === props.version)?.number ?? newest.number}`}
                >
                  {t("compareNow")}
                </a>
              )}
              {props.publishedNumber !== null && newest.number > props.publishedNumber && (
                <a
                  className="button button-small"
                  href={`${address}?from=${props.publishedNumber}&to=${newest.number}`}
                >
                  {t("compareLive")}
                </a>
              )}
              <details className="history-name">
                <summary>{t("name")}</summary>
                <ActionForm
                  action={callRevision}
                  hidden={{ documentId, locale, number: newest.number }}
                  className="form"
                >
                  <Field
                    label={t("nameOf", { number: newest.number })}
                    id={`name-${newest.number}`}
                    name="name"
                    maxLength={80}
                    defaultValue={names.get(newest.number) ?? ""}
                  />
                  <SubmitButton kind="plain" small>
                    {t("saveName")}
                  </SubmitButton>
                </ActionForm>
              </details>
              {props.mayRestore && newest.version !== props.version && (
                <ActionForm
                  action={restore}
                  hidden={{
                    desk,
                    documentId,
                    locale,
                    number: newest.number,
                    basedOn: props.version,
                  }}
                >
                  <SubmitButton
                    kind="plain"
                    small
                    label={t("restoreNumber", { number: newest.number })}
                  >
                    {t("restore")}
                  </SubmitButton>
                </ActionForm>
              )}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
