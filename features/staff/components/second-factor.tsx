"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { Field } from "@/components/desk/field";
import { Notice } from "@/components/desk/notice";
import { SubmitButton } from "@/components/desk/submit-button";
import {
  renewRecoveryCodes,
  startSecondFactor,
  stopSecondFactor,
} from "@/features/staff/own-account/actions";
import { Failure } from "./failure";
import { RecoveryCodes } from "./recovery-codes";
import { SecondFactorSetup } from "./second-factor-setup";

/** Switching the code from an app on and off. */
export function SecondFactor({ on: before }: { on: boolean }) {
  const t = useTranslations("SecondFactor");
  const [on, setOn] = useState(before);
  return (
    <section className="desk-part" aria-labelledby="second-factor">
      <h2 id="second-factor">{t("title")}</h2>
      <p>{on ? t("isOn") : t("isOff")}</p>
      {on ? <Switched onOff={() => setOn(false)} /> : <Begin onDone={() => setOn(true)} />}
    </section>
  );
}

function Begin({ onDone }: { onDone: () => void }) {
  const t = useTranslations("SecondFactor");
  const [result, send] = useActionState(startSecondFactor, null);
  if (result?.ok) {
    return <SecondFactorSetup uri={result.uri} codes={result.recoveryCodes} onDone={onDone} />;
  }
  return (
    <form action={send} className="form desk-narrow">
      <Failure result={result} />
      <Confirmation id="begin-factor" />
      <SubmitButton kind="plain">{t("begin")}</SubmitButton>
    </form>
  );
}

function Switched({ onOff }: { onOff: () => void }) {
  const t = useTranslations("SecondFactor");
  const [renewed, renew] = useActionState(renewRecoveryCodes, null);
  const [stopped, stop] = useActionState(async (_: unknown, form: FormData) => {
    const result = await stopSecondFactor(form);
    if (result.ok) onOff();
    return result;
  }, null);
  return (
    <div className="desk-columns">
      <div>
        {renewed?.ok && (
          <>
            <Notice kind="good">{t("renewed")}</Notice>
            <RecoveryCodes codes={renewed.recoveryCodes} />
          </>
        )}
        <form action={renew} className="form desk-narrow">
          <Failure result={renewed} />
          <Confirmation id="renew-codes" />
          <SubmitButton kind="plain">{t("renew")}</SubmitButton>
        </form>
      </div>
      <form action={stop} className="form desk-narrow">
        <Failure result={stopped} />
        <Confirmation id="stop-factor" />
        <SubmitButton kind="danger">{t("stop")}</SubmitButton>
      </form>
    </div>
  );
}

function Confirmation({ id }: { id: string }) {
  const t = useTranslations("SecondFactor");
  return (
    <Field
      label={t("password")}
      name="password"
      id={id}
      type="password"
      autoComplete="current-password"
      required
    />
  );
}
