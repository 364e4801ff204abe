import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { ResetRequestForm } from "@/features/staff/components/reset-request-form";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Reset");
  return { title: t("title") };
}

export default async function Page() {
  const locale = await pageLocale();
  const t = await getTranslations("Reset");
  return (
    <div className="desk-alone">
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <p>{t("lead")}</p>
      </div>
      <ClientMessages namespaces={["Reset", "StaffReasons"]}>
        <ResetRequestForm locale={locale} />
      </ClientMessages>
    </div>
  );
}
