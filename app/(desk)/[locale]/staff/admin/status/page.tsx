import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { AdminFrame } from "@/features/administration/components/admin-frame";
import { StatusView } from "@/features/administration/components/status-view";
import { loadStatus } from "@/features/administration/loaders";
import { one } from "@/features/staff/http/parameters";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Admin");
  return { title: t("status") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/admin/status">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const { staff, ...status } = await loadStatus(locale);
  return (
    <AdminFrame locale={locale} role={staff.role} part="status" done={one(query.done)}>
      <ClientMessages namespaces={["EditorialReasons"]}>
        <StatusView locale={locale} {...status} />
      </ClientMessages>
    </AdminFrame>
  );
}
