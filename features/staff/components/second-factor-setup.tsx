"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { encode } from "uqr";
import { Field } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { confirmSecondFactor } from "@/features/staff/own-account/actions";
import { Failure } from "./failure";

type Props = { uri: string; onDone: (recoveryCodes: string[]) => void };

/** What the app is shown, and the first code as proof that it has it. */
export function SecondFactorSetup({ uri, onDone }: Props) {
  const t = useTranslations("SecondFactor");
  const [result, send] = useActionState(async (_: unknown, form: FormData) => {
    const answer = await confirmSecondFactor(form);
    if (answer.ok) onDone(answer.recoveryCodes);
    return answer;
  }, null);
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return (
    <ol className="steps">
      <li>
        <h3>{t("stepApp")}</h3>
        <p>{t("stepAppText")}</p>
        <QrCode text={uri} label={t("qr")} />
        <p>
          {t("secret")} <code className="secret">{secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
      </li>
      <li>
        <h3>{t("stepTry")}</h3>
        <form action={send} className="form desk-narrow">
          <Failure result={result} />
          <Field
            label={t("code")}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            className="input-code"
            maxLength={10}
            required
          />
          <SubmitButton>{t("finish")}</SubmitButton>
        </form>
      </li>
    </ol>
  );
}

/** Drawn as one path: no picture is fetched, and none is kept. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={squares.join("")} shapeRendering="crispEdges" />
    </svg>
  );
}
