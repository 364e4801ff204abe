"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Check, TextArea } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { keepAsStated } from "@/features/editorial/facts/actions";
import type { ShownFinding } from "@/features/editorial/facts/findings";
import type { Locale } from "@/i18n/routing";
import { ActionForm } from "./action-form";
import { FactList } from "./fact-list";

type Props = {
  desk: Locale;
  documentId: string;
  findings: readonly ShownFinding[];
  /** Whether who looks may say that they stay as they are. */
  mayKeep: boolean;
};

/** What languages state differently, before it becomes public, and where it is said why it may. */
export function FactFindings({ desk, documentId, findings, mayKeep }: Props) {
  const t = useTranslations("FactFindings");
  const id = useId();
  const open = findings.filter(({ kept, alone }) => !kept && !alone);
  const alone = findings.filter((finding) => !finding.kept && finding.alone);
  const kept = findings.filter((finding) => finding.kept);
  if (findings.length === 0) return null;
  const list = (some: readonly ShownFinding[]) => (
    <FactList
      desk={desk}
      documentId={documentId}
      findings={some}
      {...(mayKeep && {
        choose: (finding: ShownFinding) => (
          <Check
            name="id"
            value={finding.id}
            label={<strong>{t(`kind.${finding.kind}`)}</strong>}
          />
        ),
      })}
    />
  );
  const lists = (
    <>
      {open.length > 0 && list(open)}
      {alone.length > 0 && (
        <details>
          <summary>{t("aloneTitle", { count: alone.length })}</summary>
          <p className="desk-soft">{t("alone")}</p>
          {list(alone)}
        </details>
      )}
    </>
  );
  return (
    <section className="fact-findings" aria-labelledby={id}>
      <h2 id={id} className="desk-heading">
        {t("title", { count: open.length })}
      </h2>
      {open.length > 0 && <p className="desk-soft">{t("explained")}</p>}
      {open.length + alone.length > 0 && mayKeep && (
        <ActionForm action={keepAsStated} hidden={{ documentId }} className="form">
          {lists}
          <TextArea
            label={t("reason")}
            hint={t("reasonHint")}
            name="reason"
            id={`${id}-reason`}
            rows={2}
            required
            maxLength={1000}
          />
          <SubmitButton kind="plain">{t("keep")}</SubmitButton>
        </ActionForm>
      )}
      {!mayKeep && lists}
      {kept.length > 0 && (
        <details>
          <summary>{t("keptTitle", { count: kept.length })}</summary>
          <FactList desk={desk} documentId={documentId} findings={kept} />
        </details>
      )}
    </section>
  );
}
