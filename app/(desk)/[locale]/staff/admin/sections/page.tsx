import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/features/administration/components/admin-frame";
import { SectionForm } from "@/features/administration/components/section-form";
import { loadSections } from "@/features/administration/loaders";
import { one } from "@/features/staff/http/parameters";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Admin");
  return { title: t("sections") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/admin/sections">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const { staff, sections } = await loadSections(locale);
  return (
    <AdminFrame locale={locale} role={staff.role} part="sections" done={one(query.done)}>
      {sections.map((section) => (
        <SectionForm key={section.key} locale={locale} section={section} />
      ))}
      <SectionForm locale={locale} />
    </AdminFrame>
  );
}
