"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/desk/dialog";
import { Field } from "@/components/desk/field";
import { Reasons } from "@/features/editorial/components/reasons";
import type { ActionFailure } from "@/features/staff/http/staff-action";
import type { Locale } from "@/i18n/routing";
import { takeOverText } from "../actions";
import type { Here } from "../presence/send-presence";

type Props = {
  documentId: string;
  locale: Locale;
  tab: string;
  /** Of others who have the text open; none: one's own other window. */
  names: string[];
  /** Asks who is there now. */
  ask: () => Promise<Here | undefined>;
  /** @returns whether the server has everything that was typed here */
  flush: () => Promise<boolean>;
  close: () => void;
};

/** So long is waited for what the other one has typed: an editor that answers needs a few seconds. */
const longestWaitMs = 15_000;
const betweenMs = 1_000;

/** Asks why, tells the other one, and goes on with the text when what they typed is saved. */
export function TakeOverDialog({ documentId, locale, tab, names, ask, flush, close }: Props) {
  const t = useTranslations("Presence");
  const [reason, setReason] = useState("");
  const [waiting, setWaiting] = useState(false);
  const [failure, setFailure] = useState<ActionFailure>();
  const isOwn = names.length === 0;

  const take = async () => {
    setFailure(undefined);
    setWaiting(true);
    // What was typed here may be older than theirs: if so, that is asked first, and nothing is taken.
    const answer = (await flush())
      ? await takeOverText({ documentId, locale, tab, reason }).catch(() => undefined)
      : undefined;
    if (!answer?.ok) {
      setWaiting(false);
      setFailure(answer ?? { ok: false, code: "failed", reasons: [] });
      return;
    }
    const until = Date.now() + longestWaitMs;
    for (let here = await ask(); (here?.handing ?? 1) > 0 && Date.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, betweenMs));
      here = await ask();
    }
    // With the text as it is now: this page has it as it was.
    location.reload();
  };

  return (
    <Dialog open title={t("takeOverTitle")} onClose={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!waiting) void take();
        }}
      >
        <p>{isOwn ? t("takeOverOwn") : t("takeOverWhat", { names: names.join(", ") })}</p>
        {!isOwn && (
          <Field
            id="take-over-reason"
            label={t("reason")}
            hint={t("reasonHint")}
            value={reason}
            maxLength={300}
            required
            wide
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        {failure && <Reasons result={failure} />}
        <p role="status">{waiting && t("waiting")}</p>
        <div className="button-row">
          <button type="submit" className="button button-primary" aria-disabled={waiting}>
            {t("takeOver")}
          </button>
          <button type="button" className="button" onClick={close}>
            {t("cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
