import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/features/administration/components/admin-frame";
import { GlossaryImport } from "@/features/administration/components/glossary-import";
import { TermForm } from "@/features/administration/components/term-form";
import { TermTable } from "@/features/administration/components/term-table";
import { loadGlossary } from "@/features/administration/loaders";
import { one, pageNumber } from "@/features/staff/http/parameters";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Admin");
  return { title: t("glossary") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/admin/glossary">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const page = pageNumber(query.page);
  const q = (one(query.q) ?? "").slice(0, 200);
  const { staff, term, ...found } = await loadGlossary(locale, q, page, one(query.term) ?? "");
  return (
    <AdminFrame locale={locale} role={staff.role} part="glossary" done={one(query.done)}>
      {term && <TermForm locale={locale} term={term} />}
      <TermTable locale={locale} q={q} page={page} {...found} />
      {!term && <TermForm locale={locale} />}
      <GlossaryImport locale={locale} />
    </AdminFrame>
  );
}
