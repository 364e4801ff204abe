import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alone } from "@/features/staff/components/alone";
import { ResetRequestForm } from "@/features/staff/components/reset-request-form";
import { pageLocale } from "@/i18n/locale";
import { mailIsSent } from "@/lib/mail";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Reset");
  return { title: t("title") };
}

export default async function Page() {
  const locale = await pageLocale();
  const t = await getTranslations("Reset");
  const sent = mailIsSent();
  return (
    <Alone title={t("title")} lead={t(sent ? "lead" : "leadFile")} namespaces={["Reset"]}>
      <ResetRequestForm locale={locale} sent={sent} />
    </Alone>
  );
}
