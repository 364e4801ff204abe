import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { SignInForm } from "@/features/staff/components/sign-in-form";
import { safeNext, staffPaths } from "@/features/staff/paths";
import { currentStaff } from "@/features/staff/session";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("SignIn");
  return { title: t("title") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/sign-in">) {
  const locale = await pageLocale();
  const { next } = await searchParams;
  const wanted = safeNext(typeof next === "string" ? next : undefined);
  if (await currentStaff()) redirect(wanted ?? staffPaths.home(locale));
  const t = await getTranslations("SignIn");
  return (
    <div className="desk-alone">
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <p>{t("lead")}</p>
      </div>
      <ClientMessages namespaces={["SignIn", "StaffReasons"]}>
        <SignInForm locale={locale} next={wanted} />
      </ClientMessages>
    </div>
  );
}
