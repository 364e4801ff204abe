import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/desk/submit-button";
import type { Reason } from "@/features/audit/errors";
import type { keepingReasons } from "@/features/editorial/keeping/data";
import { deletedKeptDays } from "@/features/editorial/keeping/rules";
import type { Locale } from "@/i18n/routing";
import { archiveStory, deleteStory, duplicateStory } from "../actions";
import { ActionForm } from "./action-form";
import { ReasonList } from "./reasons";

type Props = {
  desk: Locale;
  documentId: string;
  reasons: Awaited<ReturnType<typeof keepingReasons>>;
};

/** What can be done with a story as a whole: copied, archived, deleted. */
export function KeepingPanel({ desk, documentId, reasons }: Props) {
  const t = useTranslations("KeepingPanel");
  const may = (against: Reason[]) => against.length === 0;
  const shelf = may(reasons.unarchive) ? "unarchive" : "archive";
  return (
    <section className="desk-part keeping" aria-labelledby="keeping">
      <h2 id="keeping">{t("title")}</h2>
      <ul>
        <li>
          <ActionForm action={duplicateStory} hidden={{ desk, documentId }}>
            <SubmitButton kind="plain">{t("duplicate")}</SubmitButton>
          </ActionForm>
          <p className="desk-soft desk-small">{t("duplicateHint")}</p>
        </li>
        <li>
          {may(reasons[shelf]) ? (
            <ActionForm action={archiveStory} hidden={{ documentId, verb: shelf }}>
              <SubmitButton kind="plain">{t(shelf)}</SubmitButton>
            </ActionForm>
          ) : (
            <Refused title={t("cannotArchive")} reasons={reasons[shelf]} />
          )}
          <p className="desk-soft desk-small">
            {t(shelf === "archive" ? "archiveHint" : "unarchiveHint")}
          </p>
        </li>
        <li>
          {may(reasons.delete) ? (
            <ActionForm action={deleteStory} hidden={{ desk, documentId }}>
              <SubmitButton kind="danger">{t("delete")}</SubmitButton>
            </ActionForm>
          ) : (
            <Refused title={t("cannotDelete")} reasons={reasons.delete} />
          )}
          <p className="desk-soft desk-small">{t("deleteHint", { days: deletedKeptDays })}</p>
        </li>
      </ul>
    </section>
  );
}

function Refused({ title, reasons }: { title: string; reasons: Reason[] }) {
  return (
    <div>
      <p>{title}</p>
      <ReasonList failure={{ ok: false, code: "refused", reasons }} />
    </div>
  );
}
