"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState, useState } from "react";
import { Notice } from "@/components/desk/notice";
import { SubmitButton } from "@/components/desk/submit-button";
import {
  renewRecoveryCodes,
  startSecondFactor,
  stopSecondFactor,
} from "@/features/staff/own-account/actions";
import { useConfirmation } from "./confirmation";
import { Failure } from "./failure";
import { RecoveryCodes } from "./recovery-codes";
import { SecondFactorSetup } from "./second-factor-setup";

type Props = {
  on: boolean;
  /** They have a passkey, or this: recovery codes are for both. */
  hasFactor: boolean;
};

/** Switching the code from an app on and off. */
export function SecondFactor({ on: before, hasFactor }: Props) {
  const t = useTranslations("SecondFactor");
  const [on, setOn] = useState(before);
  const [codes, setCodes] = useState<string[]>([]);
  return (
    <section className="desk-part" aria-labelledby="second-factor">
      <h2 id="second-factor">{t("title")}</h2>
      <p>{on ? t("isOn") : t("isOff")}</p>
      <NewCodes codes={codes} />
      {on ? (
        <StopSecondFactor
          onOff={() => {
            setOn(false);
            setCodes([]);
          }}
        />
      ) : (
        <BeginSecondFactor
          onDone={(given) => {
            setOn(true);
            setCodes(given);
          }}
        />
      )}
      {(on || hasFactor) && <RenewCodes />}
    </section>
  );
}

/** Recovery codes that are shown this once. */
export function NewCodes({ codes }: { codes: string[] }) {
  const t = useTranslations("SecondFactor");
  if (codes.length === 0) return null;
  return (
    <Notice title={t("stepCodes")}>
      <p>{t("stepCodesText")}</p>
      <RecoveryCodes codes={codes} />
    </Notice>
  );
}

/** @param onDone is given the recovery codes of a first factor */
export function BeginSecondFactor({ onDone }: { onDone: (codes: string[]) => void }) {
  const t = useTranslations("SecondFactor");
  const [result, send] = useActionState(startSecondFactor, null);
  useConfirmation(result, () => startTransition(() => send(new FormData())));
  if (result?.ok) return <SecondFactorSetup uri={result.uri} onDone={onDone} />;
  return (
    <form action={send} className="form desk-narrow">
      <Failure result={result} />
      <SubmitButton kind="plain">{t("begin")}</SubmitButton>
    </form>
  );
}

function RenewCodes() {
  const t = useTranslations("SecondFactor");
  const [result, send] = useActionState(renewRecoveryCodes, null);
  useConfirmation(result, () => startTransition(() => send(new FormData())));
  return (
    <form action={send} className="form desk-narrow">
      {result?.ok && (
        <>
          <Notice kind="good">{t("renewed")}</Notice>
          <RecoveryCodes codes={result.recoveryCodes} />
        </>
      )}
      <Failure result={result} />
      <SubmitButton kind="plain">{t("renew")}</SubmitButton>
    </form>
  );
}

function StopSecondFactor({ onOff }: { onOff: () => void }) {
  const t = useTranslations("SecondFactor");
  const [result, send] = useActionState(async (_: unknown, form: FormData) => {
    const answer = await stopSecondFactor(form);
    if (answer.ok) onOff();
    return answer;
  }, null);
  useConfirmation(result, () => startTransition(() => send(new FormData())));
  return (
    <form action={send} className="form desk-narrow">
      <Failure result={result} />
      <SubmitButton kind="danger">{t("stop")}</SubmitButton>
    </form>
  );
}
