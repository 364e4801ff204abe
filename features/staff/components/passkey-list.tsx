"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { Field } from "@/components/desk/field";
import { useKeptForm } from "@/components/desk/kept-form";
import { SubmitButton } from "@/components/desk/submit-button";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { deletePasskey, savePasskey, startPasskey } from "@/features/staff/own-account/actions";
import { formatInstantDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { staffPaths } from "../paths";
import { canUsePasskeys, never } from "./can-use-passkeys";
import { Failure } from "./failure";

type Props = {
  locale: Locale;
  passkeys: { id: string; name: string | null; createdAt: Date }[];
};

const failed: ActionResult = { ok: false, code: "refused", reasons: [{ code: "passkey-failed" }] };

export function PasskeyList({ locale, passkeys }: Props) {
  const t = useTranslations("Passkeys");
  const can = useSyncExternalStore(never, canUsePasskeys, () => false);
  return (
    <section className="desk-part" aria-labelledby="passkeys">
      <h2 id="passkeys">{t("title")}</h2>
      <p>{t("text")}</p>
      {passkeys.length > 0 && (
        <ul className="rows">
          {passkeys.map(({ id, name, createdAt }) => (
            <li key={id}>
              <span>
                {name || t("unnamed")}{" "}
                <span className="desk-soft desk-small">
                  {t("since", { day: formatInstantDay(locale, createdAt) })}
                </span>
              </span>
              <form action={async (form) => void (await deletePasskey(form))}>
                <input type="hidden" name="id" value={id} />
                <input type="hidden" name="locale" value={locale} />
                <SubmitButton kind="plain" small label={t("removeNamed", { name: name ?? "" })}>
                  {t("remove")}
                </SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      )}
      {can ? <NewPasskey locale={locale} /> : <p>{t("impossible")}</p>}
    </section>
  );
}

function NewPasskey({ locale }: { locale: Locale }) {
  const t = useTranslations("Passkeys");
  const [result, setResult] = useState<ActionResult | null>(null);

  async function add(form: FormData) {
    setResult(null);
    try {
      const begun = await startPasskey({ password: String(form.get("password")) });
      if (!begun.ok) return setResult(begun);
      const response = await startRegistration({ optionsJSON: begun.options });
      const saved = await savePasskey({ response, name: String(form.get("name")) });
      if (saved.ok) window.location.assign(staffPaths.account(locale));
      else setResult(saved);
    } catch (error) {
      // Closing the browser's own window is no failure.
      if (!(error instanceof Error && error.name === "NotAllowedError")) setResult(failed);
    }
  }

  const form = useKeptForm(add);
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
      <Field
        label={t("password")}
        name="password"
        id="passkey-password"
        type="password"
        autoComplete="current-password"
        required
      />
      <SubmitButton kind="plain">{t("add")}</SubmitButton>
    </form>
  );
}
