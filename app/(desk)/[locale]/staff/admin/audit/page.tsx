import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/features/administration/components/admin-frame";
import { AuditTable } from "@/features/administration/components/audit-table";
import { loadAudit } from "@/features/administration/loaders";
import { one, pageNumber } from "@/features/staff/http/parameters";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Admin");
  return { title: t("audit") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/admin/audit">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const page = pageNumber(query.page);
  const filter = { verb: one(query.verb) ?? "", actor: (one(query.actor) ?? "").slice(0, 200) };
  const { staff, ...found } = await loadAudit(locale, filter, page);
  return (
    <AdminFrame locale={locale} role={staff.role} part="audit" done={one(query.done)}>
      <AuditTable locale={locale} filter={filter} page={page} {...found} />
    </AdminFrame>
  );
}
