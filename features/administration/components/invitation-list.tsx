import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/desk/submit-button";
import { takeInvitationBack } from "@/features/staff/accounts/actions";
import { staffRole } from "@/features/staff/policy";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { ActionForm } from "./action-form";

type Props = {
  locale: Locale;
  invitations: { id: string; name: string; email: string; role: string; expiresAt: Date }[];
};

/** Invitations that nobody has followed yet. */
export function InvitationList({ locale, invitations }: Props) {
  const t = useTranslations("InvitationList");
  const roles = useTranslations("AccountTable");
  if (invitations.length === 0) return null;
  return (
    <section className="desk-part" aria-labelledby="invitations">
      <h2 id="invitations">{t("title")}</h2>
      <ul className="rows">
        {invitations.map(({ id, name, email, role, expiresAt }) => (
          <li key={id}>
            <span>
              {name} <span className="desk-soft">{email}</span>
              <span className="desk-soft desk-small rows-note">
                {roles(`roles.${staffRole(role) ?? "author"}`)} ·{" "}
                {t("until", { at: formatInstant(locale, expiresAt) })}
              </span>
            </span>
            <ActionForm action={takeInvitationBack} className="form-row" hidden={{ id, locale }}>
              <SubmitButton kind="plain" small label={t("takeBackOf", { email })}>
                {t("takeBack")}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
