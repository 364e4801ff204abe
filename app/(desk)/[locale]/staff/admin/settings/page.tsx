import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/features/administration/components/admin-frame";
import { LanguageTabs } from "@/features/administration/components/language-tabs";
import { SettingsForm } from "@/features/administration/components/settings-form";
import { loadSettings } from "@/features/administration/loaders";
import { languageOf } from "@/features/administration/schema";
import { one } from "@/features/staff/http/parameters";
import { staffPaths } from "@/features/staff/paths";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Admin");
  return { title: t("settings") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/admin/settings">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const language = languageOf(query.language, locale);
  const { staff, settings } = await loadSettings(locale, language);
  const t = await getTranslations("Admin");
  return (
    <AdminFrame locale={locale} role={staff.role} part="settings" done={one(query.done)}>
      <LanguageTabs
        label={t("ofLanguage")}
        path={staffPaths.admin(locale, "settings")}
        language={language}
      />
      <SettingsForm
        key={`${language} ${settings?.version}`}
        locale={locale}
        language={language}
        settings={settings}
      />
    </AdminFrame>
  );
}
