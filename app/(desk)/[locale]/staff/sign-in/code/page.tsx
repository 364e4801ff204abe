import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Alone } from "@/features/staff/components/alone";
import { CodeForm } from "@/features/staff/components/code-form";
import { one } from "@/features/staff/http/parameters";
import { safeNext, staffPaths } from "@/features/staff/paths";
import { currentStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("SignInCode");
  return { title: t("title") };
}

/** Says nothing of whose code it waits for: that stands in a cookie that only the server can read. */
export default async function Page({ searchParams }: PageProps<"/[locale]/staff/sign-in/code">) {
  const locale = await pageLocale();
  const next = safeNext(one((await searchParams).next));
  if (await currentStaff()) redirect(next ?? staffPaths.home(locale));
  const t = await getTranslations("SignInCode");
  return (
    <Alone title={t("title")} lead={t("lead")} namespaces={["SignInCode"]}>
      <CodeForm locale={locale} next={next} />
    </Alone>
  );
}
