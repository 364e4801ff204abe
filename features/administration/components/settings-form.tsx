import { useTranslations } from "next-intl";
import { Check, Field, TextArea } from "@/components/desk/field";
import { socialLinksSchema } from "@/features/publication/page/social-links";
import { type Locale, languages } from "@/i18n/routing";
import { changeSettings } from "../actions";
import { ActionForm } from "./action-form";
import { SaveButtons } from "./save-buttons";

const lines = [
  "legalName",
  "address",
  "pressContact",
  "icpNumber",
  "publicSecurityNumber",
] as const;

type Props = {
  locale: Locale;
  language: Locale;
  settings:
    | ({ version: number; socialLinks: unknown; mourning: boolean } & Record<
        (typeof lines)[number],
        string
      >)
    | null;
};

/** What is empty is not shown to readers; nothing is ever made up. */
export function SettingsForm({ locale, language, settings }: Props) {
  const t = useTranslations("SettingsForm");
  const links = socialLinksSchema.safeParse(settings?.socialLinks ?? []);
  const tag = languages[language].tag;
  return (
    <ActionForm
      action={changeSettings}
      className="form desk-narrow"
      hidden={{ locale, language, basedOn: settings?.version ?? 0 }}
    >
      {lines.map((name) => (
        <Field
          key={name}
          label={t(name)}
          name={name}
          lang={tag}
          maxLength={500}
          defaultValue={settings?.[name]}
        />
      ))}
      <TextArea
        label={t("socialLinks")}
        name="socialLinks"
        hint={t("socialLinksHint")}
        lang={tag}
        defaultValue={(links.data ?? []).map(({ label, url }) => `${label} ${url}`).join("\n")}
      />
      <Check
        label={t("mourning")}
        name="mourning"
        value="1"
        defaultChecked={settings?.mourning ?? false}
      />
      <SaveButtons mayPublish />
    </ActionForm>
  );
}
