"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState } from "react";
import { SubmitButton } from "@/components/desk/submit-button";
import { linkProvider, unlinkProvider } from "@/features/staff/provider/actions";
import type { Locale } from "@/i18n/routing";
import { useConfirmation } from "./confirmation";
import { Failure } from "./failure";

type Props = { locale: Locale; name: string | undefined; linked: boolean };

/** Signing in with the accounts of another house: linked by who is signed in, and by nothing else. */
export function ProviderLink({ locale, name: called, linked }: Props) {
  const t = useTranslations("Provider");
  const name = called ?? t("organisation");
  const [result, send] = useActionState(linked ? unlinkProvider : linkProvider, null);
  useConfirmation(result, () => startTransition(() => send(formOf(locale))));
  return (
    <section className="desk-part" aria-labelledby="provider-link">
      <h2 id="provider-link">{t("title", { name })}</h2>
      <p>{linked ? t("isOn", { name }) : t("isOff", { name })}</p>
      <form action={send} className="form desk-narrow">
        <input type="hidden" name="locale" value={locale} />
        <Failure result={result} />
        <SubmitButton kind={linked ? "danger" : "plain"}>
          {linked ? t("unlink") : t("link")}
        </SubmitButton>
      </form>
    </section>
  );
}

function formOf(locale: Locale): FormData {
  const form = new FormData();
  form.set("locale", locale);
  return form;
}
