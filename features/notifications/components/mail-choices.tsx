"use client";

import { useTranslations } from "next-intl";
import { Check } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { saveMailChoices } from "@/features/notifications/actions";
import { type NotificationKind, notificationKinds } from "@/features/notifications/events/kinds";
import { ActionForm } from "@/features/staff/components/action-form";
import type { Locale } from "@/i18n/routing";

type Props = { locale: Locale; choices: Record<NotificationKind, boolean> };

/** Of which kinds mails are wanted; the desk shows all of them. */
export function MailChoices({ locale, choices }: Props) {
  const t = useTranslations("Notifications");
  return (
    <ActionForm action={saveMailChoices} className="form desk-narrow" hidden={{ locale }}>
      <fieldset>
        <legend>{t("mailFor")}</legend>
        {notificationKinds.map((kind) => (
          <Check
            key={kind}
            name="mail"
            value={kind}
            defaultChecked={choices[kind]}
            label={t(`choice.${kind}`)}
          />
        ))}
      </fieldset>
      <SubmitButton kind="plain">{t("saveChoices")}</SubmitButton>
    </ActionForm>
  );
}
