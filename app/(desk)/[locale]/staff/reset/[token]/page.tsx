import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { DeadLink } from "@/features/staff/components/dead-link";
import { ResetForm } from "@/features/staff/components/reset-form";
import { loadLink } from "@/features/staff/loaders";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Reset");
  return { title: t("newTitle") };
}

export default async function Page({ params }: PageProps<"/[locale]/staff/reset/[token]">) {
  const locale = await pageLocale();
  const { token } = await params;
  const link = await loadLink("RESET", token);
  if (!link) return <DeadLink locale={locale} />;
  const t = await getTranslations("Reset");
  return (
    <div className="desk-alone">
      <div className="desk-title">
        <h1>{t("newTitle")}</h1>
        <p>{t("newLead", { email: link.email })}</p>
      </div>
      <ClientMessages namespaces={["Reset", "NewPassword", "StaffReasons"]}>
        <ResetForm locale={locale} token={token} email={link.email} />
      </ClientMessages>
    </div>
  );
}
