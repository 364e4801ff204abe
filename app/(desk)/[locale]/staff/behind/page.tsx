import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { one } from "@/features/staff/http/parameters";
import { requireStaff } from "@/features/staff/sign-in/session";
import { BehindList } from "@/features/translation/components/behind-list";
import { loadBehind } from "@/features/translation/loaders";
import { pageLocale } from "@/i18n/locale";
import { isLocale } from "@/i18n/routing";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Behind"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/behind">) {
  const locale = await pageLocale();
  await requireStaff(locale);
  const asked = one((await searchParams).language) ?? "";
  const language = isLocale(asked) ? asked : undefined;
  const [t, found] = await Promise.all([getTranslations("Behind"), loadBehind(locale, language)]);
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
      </div>
      <BehindList desk={locale} language={language} {...found} />
    </>
  );
}
