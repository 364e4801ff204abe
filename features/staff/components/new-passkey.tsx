"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { savePasskey, startPasskey } from "@/features/staff/own-account/actions";
import { Failure } from "./failure";
import { useConfirmedForm } from "./use-confirmed-form";

const failed: ActionResult = { ok: false, code: "refused", reasons: [{ code: "passkey-failed" }] };

/** @param onDone is given the recovery codes of a first factor */
export function NewPasskey({ onDone }: { onDone: (codes: string[]) => void }) {
  const t = useTranslations("Passkeys");
  const [result, send] = useActionState<ActionResult | null, FormData>(async (_, form) => {
    try {
      const begun = await startPasskey({});
      if (!begun.ok) return begun;
      const response = await startRegistration({ optionsJSON: begun.options });
      const saved = await savePasskey({ response, name: String(form.get("name")) });
      if (saved.ok) onDone(saved.recoveryCodes);
      return saved;
    } catch (error) {
      // Closing the browser's own window is no failure.
      return error instanceof Error && error.name === "NotAllowedError" ? null : failed;
    }
  }, null);
  const form = useConfirmedForm(result, send);
  return (
    <form {...form} className="form desk-narrow">
      <Failure result={result} />
      <Field
        label={t("name")}
        name="name"
        id="passkey-name"
        hint={t("nameHint")}
        maxLength={60}
        required
      />
      <SubmitButton kind="plain">{t("add")}</SubmitButton>
    </form>
  );
}
