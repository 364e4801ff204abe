"use client";

import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { SubmitButton } from "@/components/desk/submit-button";
import { deletePasskey } from "@/features/staff/own-account/actions";
import { formatInstantDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { staffPaths } from "../paths";
import { ActionForm } from "./action-form";
import { canUsePasskeys, never } from "./can-use-passkeys";
import { NewPasskey } from "./new-passkey";
import { NewCodes } from "./second-factor";

type Props = {
  locale: Locale;
  passkeys: { id: string; name: string | null; createdAt: Date }[];
};

export function PasskeyList({ locale, passkeys }: Props) {
  const t = useTranslations("Passkeys");
  const can = useSyncExternalStore(never, canUsePasskeys, () => false);
  const [codes, setCodes] = useState<string[]>([]);
  const added = (given: string[]) => {
    // What is shown once must not go with a new page.
    if (given.length > 0) setCodes(given);
    else window.location.assign(staffPaths.account(locale));
  };
  return (
    <section className="desk-part" aria-labelledby="passkeys">
      <h2 id="passkeys">{t("title")}</h2>
      <p>{t("text")}</p>
      <NewCodes codes={codes} />
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
              <ActionForm action={deletePasskey} className="form-row" hidden={{ id, locale }} below>
                <SubmitButton kind="plain" small label={t("removeNamed", { name: name ?? "" })}>
                  {t("remove")}
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      {can ? <NewPasskey onDone={added} /> : <p>{t("impossible")}</p>}
    </section>
  );
}
