import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/features/administration/components/admin-frame";
import { LanguageTabs } from "@/features/administration/components/language-tabs";
import { NavigationForm } from "@/features/administration/components/navigation-form";
import { loadNavigation } from "@/features/administration/loaders";
import { languageOf } from "@/features/administration/schema";
import { one } from "@/features/staff/http/parameters";
import { staffPaths } from "@/features/staff/paths";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Admin");
  return { title: t("navigation") };
}

export default async function Page({
  searchParams,
}: PageProps<"/[locale]/staff/admin/navigation">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const language = languageOf(query.language, locale);
  const { staff, ...menu } = await loadNavigation(locale, language);
  const t = await getTranslations("Admin");
  return (
    <AdminFrame locale={locale} role={staff.role} part="navigation" done={one(query.done)}>
      <LanguageTabs
        label={t("ofLanguage")}
        path={staffPaths.admin(locale, "navigation")}
        language={language}
      />
      <NavigationForm
        key={`${language} ${menu.version}`}
        locale={locale}
        language={language}
        mayPublish={staff.role === "admin"}
        {...menu}
      />
    </AdminFrame>
  );
}
