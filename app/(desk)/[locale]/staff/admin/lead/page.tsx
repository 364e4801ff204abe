import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/features/administration/components/admin-frame";
import { LeadForm } from "@/features/administration/components/lead-form";
import { loadLead } from "@/features/administration/loaders";
import { one } from "@/features/staff/http/parameters";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Admin");
  return { title: t("lead") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/admin/lead">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const { staff, lead, stories } = await loadLead(locale);
  return (
    <AdminFrame locale={locale} role={staff.role} part="lead" done={one(query.done)}>
      <LeadForm locale={locale} lead={lead} stories={stories} />
    </AdminFrame>
  );
}
