"use client";

import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { Notice } from "@/components/desk/notice";
import { canUsePasskeys, never } from "./can-use-passkeys";
import { NewPasskey } from "./new-passkey";
import { BeginSecondFactor, NewCodes } from "./second-factor";

type Props = {
  /** One has been set up: there is nothing more to do but to keep the recovery codes. */
  done: boolean;
  /** Where to go on to. */
  next: string;
};

/** What a first sign-in leads through: a passkey, or codes from an app. */
export function FirstFactor({ done, next }: Props) {
  const t = useTranslations("FirstFactor");
  const can = useSyncExternalStore(never, canUsePasskeys, () => false);
  const [codes, setCodes] = useState<string[]>([]);
  if (done || codes.length > 0) {
    return (
      <div className="desk-part">
        <Notice kind="good">{t("done")}</Notice>
        <NewCodes codes={codes} />
        <a className="button button-primary" href={next}>
          {t("goOn")}
        </a>
      </div>
    );
  }
  return (
    <>
      {can && (
        <section className="desk-part" aria-labelledby="by-passkey">
          <h2 id="by-passkey">{t("passkey")}</h2>
          <p>{t("passkeyText")}</p>
          <NewPasskey onDone={setCodes} />
        </section>
      )}
      <section className="desk-part" aria-labelledby="by-app">
        <h2 id="by-app">{t("app")}</h2>
        <p>{t("appText")}</p>
        <BeginSecondFactor onDone={setCodes} />
      </section>
    </>
  );
}
