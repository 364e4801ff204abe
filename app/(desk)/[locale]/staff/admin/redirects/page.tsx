import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/features/administration/components/admin-frame";
import { RedirectForm } from "@/features/administration/components/redirect-form";
import { RedirectTable } from "@/features/administration/components/redirect-table";
import { loadRedirects } from "@/features/administration/loaders";
import { one, pageNumber } from "@/features/staff/http/parameters";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Admin");
  return { title: t("redirects") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/admin/redirects">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const page = pageNumber(query.page);
  const q = (one(query.q) ?? "").slice(0, 200);
  const { staff, ...found } = await loadRedirects(locale, q, page);
  return (
    <AdminFrame locale={locale} role={staff.role} part="redirects" done={one(query.done)}>
      <RedirectTable locale={locale} q={q} page={page} {...found} />
      <RedirectForm locale={locale} />
    </AdminFrame>
  );
}
