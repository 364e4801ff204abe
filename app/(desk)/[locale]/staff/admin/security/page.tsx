import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/features/administration/components/admin-frame";
import { SecurityTable } from "@/features/administration/components/security-table";
import { loadSecurity } from "@/features/administration/loaders";
import { securityFilter } from "@/features/administration/schema";
import { one, pageNumber } from "@/features/staff/http/parameters";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Admin");
  return { title: t("security") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/admin/security">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const page = pageNumber(query.page);
  const filter = securityFilter(query);
  const { staff, ...found } = await loadSecurity(locale, filter, page);
  return (
    <AdminFrame locale={locale} role={staff.role} part="security" done={one(query.done)}>
      <SecurityTable locale={locale} filter={filter} page={page} {...found} />
    </AdminFrame>
  );
}
