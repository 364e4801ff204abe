"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/desk/dialog";
import { Check, Field } from "@/components/desk/field";
import { countOf, type Standing } from "@/features/editorial/units/provenance";
import { type Locale, languages } from "@/i18n/routing";
import type { useHere } from "./use-here";
import type { Translation } from "./use-translation";

type Props = {
  translation: Translation;
  where: ReturnType<typeof useHere>;
  readOnly: boolean;
  /** Only what waits is shown. */
  only: boolean;
  show: (only: boolean) => void;
  third: Locale | undefined;
  beside: boolean;
  showBeside: (beside: boolean) => void;
};

/** How much waits, and the ways to it. */
export function TranslationBar(props: Props) {
  const { translation, where, readOnly, only, show, third, beside, showBeside } = props;
  const t = useTranslations("Translation");
  const [asked, ask] = useState(false);
  const { lines, linked } = translation.view;
  const { behind, of } = countOf(lines);
  const changed = lines.filter(({ unit, state }) => unit !== null && state === "changed");
  return (
    <div className="translation-bar">
      <p role="status" className={`translation-count ${behind > 0 ? "is-behind" : ""}`}>
        {!linked ? t("notLinked") : behind > 0 ? t("behind", { behind, of }) : t("upToDate")}
      </p>
      <div className="button-row">
        <button
          type="button"
          className="button button-small"
          aria-keyshortcuts="F8"
          disabled={behind === 0}
          onClick={where.next}
        >
          {t("next")} <small>F8</small>
        </button>
        {!readOnly && changed.length > 1 && (
          <button type="button" className="button button-small" onClick={() => ask(true)}>
            {t("confirmAll", { count: changed.length })}
          </button>
        )}
        <span className="translation-steps">
          <button
            type="button"
            className="button button-small"
            disabled={where.at === 0}
            onClick={() => where.step(-1)}
          >
            {t("before")}
          </button>
          <span className="desk-small">{t("place", { at: where.at + 1, of: where.count })}</span>
          <button
            type="button"
            className="button button-small"
            disabled={where.at === where.count - 1}
            onClick={() => where.step(1)}
          >
            {t("after")}
          </button>
        </span>
      </div>
      <Check label={t("only")} checked={only} onChange={({ target }) => show(target.checked)} />
      {third && (
        <span className="translation-third">
          <Check
            label={t("beside", { language: languages[third].name })}
            checked={beside}
            onChange={({ target }) => showBeside(target.checked)}
          />
        </span>
      )}
      {asked && (
        <ConfirmAll
          lines={changed}
          confirm={(reason) => void translation.confirm(changed, reason)}
          close={() => ask(false)}
        />
      )}
    </div>
  );
}

type ConfirmAllProps = {
  lines: readonly Standing[];
  confirm: (reason: string) => void;
  close: () => void;
};

function ConfirmAll({ lines, confirm, close }: ConfirmAllProps) {
  const t = useTranslations("Translation");
  const [reason, setReason] = useState("");
  return (
    <Dialog open title={t("confirmAll", { count: lines.length })} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm(reason);
          close();
        }}
      >
        <p>{t("confirmAllHint")}</p>
        <Field
          id="confirm-reason"
          label={t("reason")}
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
        <div className="button-row">
          <button type="submit" className="button button-primary">
            {t("confirmThem")}
          </button>
          <button type="button" className="button button-quiet" onClick={close}>
            {t("cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
