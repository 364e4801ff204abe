import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alone } from "@/features/staff/components/alone";
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
    <Alone
      title={t("newTitle")}
      lead={t("newLead", { email: link.email })}
      namespaces={["Reset", "NewPassword"]}
    >
      <ResetForm locale={locale} token={token} email={link.email} />
    </Alone>
  );
}
