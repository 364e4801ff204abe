import { useTranslations } from "next-intl";
import { Field, Select } from "@/components/desk/field";
import { SubmitButton } from "@/components/desk/submit-button";
import { inviteStaff } from "@/features/staff/accounts/actions";
import { staffRoles } from "@/features/staff/policy";
import { type Locale, languages, locales } from "@/i18n/routing";
import { mailFolder, mailIsSent } from "@/lib/mail";
import { ActionForm } from "./action-form";

export function InviteForm({ locale }: { locale: Locale }) {
  const t = useTranslations("InviteForm");
  const roles = useTranslations("AccountTable");
  return (
    <section className="desk-part" aria-labelledby="invite">
      <h2 id="invite">{t("title")}</h2>
      <p>{mailIsSent() ? t("text") : t("textFile", { folder: mailFolder() })}</p>
      <ActionForm action={inviteStaff} className="form desk-narrow" hidden={{ locale }}>
        <Field label={t("name")} name="name" maxLength={100} autoComplete="off" required />
        <Field label={t("email")} name="email" type="email" autoComplete="off" required />
        <Select
          label={t("role")}
          name="role"
          hint={t("roleHint")}
          options={staffRoles.map((value) => ({ value, name: roles(`roles.${value}`) }))}
        />
        <Select
          label={t("language")}
          name="language"
          defaultValue={locale}
          options={locales.map((value) => ({ value, name: languages[value].name }))}
        />
        <SubmitButton>{t("submit")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
