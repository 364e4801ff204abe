import { useFormatter, useTranslations } from "next-intl";
import { State } from "@/components/desk/state";
import { Table } from "@/components/desk/table";
import type { SiteMachine } from "@/features/administration/neighbours/site-machines";
import type { folderStatus } from "@/features/administration/status/folder-status";
import type { MailStatus } from "@/features/administration/status/mail-status";
import type { Reason } from "@/features/audit/errors";
import { ReasonList } from "@/features/editorial/components/reasons";
import { formatInstant } from "@/i18n/dates";
import { isLocale, type Locale, languages } from "@/i18n/routing";
import type { systemStatus } from "../data";
import { useVerbWords } from "./audit-words";
import { MachinesFare } from "./machines-fare";
import { MailFares } from "./mail-fares";
import { StoryName } from "./story-name";

type Props = {
  locale: Locale;
  system: Awaited<ReturnType<typeof systemStatus>>;
  folder: Awaited<ReturnType<typeof folderStatus>>;
  mail: MailStatus;
  machines: readonly SiteMachine[];
};

export function StatusView({ locale, system, folder, mail, machines }: Props) {
  const t = useTranslations("StatusView");
  const format = useFormatter();
  const size = (bytes: number) =>
    format.number(bytes / 1_048_576, { maximumFractionDigits: 1, style: "unit", unit: "megabyte" });
  const { workers, jobs, published } = system;
  return (
    <>
      <dl className="desk-facts">
        <dt>{t("worker")}</dt>
        <dd>
          <State kind={workers > 0 ? "good" : "bad"}>
            {workers > 0 ? t("atWork", { count: workers }) : t("noWorker")}
          </State>
        </dd>
        {machines.length > 1 && <MachinesFare locale={locale} machines={machines} />}
        <dt>{t("jobs")}</dt>
        <dd>
          <State kind={jobs.failed > 0 ? "bad" : "good"}>
            {t("jobCounts", { waiting: jobs.waiting, failed: jobs.failed })}
          </State>
        </dd>
        <dt>{t("public")}</dt>
        <dd>
          {t("publicCounts", { live: published.live, withdrawn: published.withdrawn })}
          {published.last && (
            <span className="desk-soft desk-small story-note">
              {t("publicLast", { at: formatInstant(locale, published.last) })}
            </span>
          )}
        </dd>
        <dt>{t("mail")}</dt>
        <dd>
          <MailFares locale={locale} mail={mail} />
        </dd>
        <dt>{t("store")}</dt>
        <dd>{t("pages", { count: folder.pages.files, size: size(folder.pages.bytes) })}</dd>
        {system.upkeep.length > 0 && <dt>{t("upkeep")}</dt>}
        {system.upkeep.map(({ task, done, ended, faults }) => (
          <dd key={task}>
            <State kind={faults.length > 0 ? "bad" : ended ? "good" : "waits"}>
              {t("upkeepOf", {
                // The names of choices in a message have no hyphens.
                task: task.replace("search-", ""),
                done,
                ended: ended ? "yes" : "no",
              })}
            </State>
            {faults.length > 0 && (
              <p className="desk-small">
                {t("upkeepFaults", { count: faults.length })} {faults.join(" ")}
              </p>
            )}
          </dd>
        ))}
        <dt>{t("backup")}</dt>
        <dd>
          <State kind={folder.backup ? "good" : "waits"}>
            {folder.backup
              ? t("backupAt", {
                  at: formatInstant(locale, folder.backup.at),
                  size: size(folder.backup.bytes),
                })
              : t("noBackup")}
          </State>
        </dd>
      </dl>
      <section className="desk-part" aria-labelledby="schedules">
        <h2 id="schedules">{t("schedules")}</h2>
        <Schedules locale={locale} system={system} />
      </section>
      <section className="desk-part" aria-labelledby="receipts">
        <h2 id="receipts">{t("receipts")}</h2>
        <Receipts locale={locale} system={system} />
      </section>
    </>
  );
}

function Schedules({ locale, system }: Pick<Props, "locale" | "system">) {
  const t = useTranslations("StatusView");
  const { schedules, titles } = system;
  if (schedules.length === 0) return <p>{t("noSchedules")}</p>;
  return (
    <Table caption={t("schedules")} columns={[t("due"), t("story"), t("state")]}>
      {schedules.map(({ id, dueAt, documentId, state, texts, lastError, risk }) => (
        <tr key={id}>
          <th scope="row" className="is-time">
            {formatInstant(locale, dueAt)}
          </th>
          <td data-label={t("story")}>
            <span>
              <StoryName {...{ locale, documentId, titles }} />{" "}
              <span className="desk-soft">
                {namesOf(texts.map(({ translation }) => translation.locale))}
              </span>
            </span>
          </td>
          <td data-label={t("state")}>
            <State kind={state === "FAILED" ? "bad" : "waits"}>
              {t(state === "FAILED" ? "failed" : "pending")}
            </State>
            {Array.isArray(risk) && risk.length > 0 ? (
              <ReasonList
                failure={{ ok: false, code: "refused", reasons: risk as unknown as Reason[] }}
              />
            ) : (
              lastError && <span className="desk-soft desk-small story-note">{lastError}</span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

const namesOf = (given: string[]) =>
  given.map((each) => (isLocale(each) ? languages[each].name : each)).join(", ");

const kinds = { DONE: "good", PENDING: "waits", INCOMPLETE: "bad" } as const;

function Receipts({ locale, system }: Pick<Props, "locale" | "system">) {
  const t = useTranslations("StatusView");
  const words = useVerbWords();
  const { receipts, titles } = system;
  if (receipts.length === 0) return <p>{t("noReceipts")}</p>;
  return (
    <Table caption={t("receipts")} columns={[t("at"), t("what"), t("state")]}>
      {receipts.map(({ id, createdAt, verb, documentId, locales, state, shown, expected }) => (
        <tr key={id}>
          <th scope="row" className="is-time">
            {formatInstant(locale, createdAt)}
          </th>
          <td data-label={t("what")}>
            <span>
              {documentId && <StoryName {...{ locale, documentId, titles }} />}
              <span className="desk-soft desk-small story-note">
                {words(verb)} · {namesOf(locales)}
              </span>
            </span>
          </td>
          <td data-label={t("state")}>
            <State kind={kinds[state]}>{t("shown", { shown, expected })}</State>
          </td>
        </tr>
      ))}
    </Table>
  );
}
