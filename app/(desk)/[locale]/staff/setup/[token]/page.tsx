import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alone } from "@/features/staff/components/alone";
import { DeadLink } from "@/features/staff/components/dead-link";
import { SetupForm } from "@/features/staff/components/setup-form";
import { loadSetup } from "@/features/staff/loaders";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Setup");
  return { title: t("title") };
}

export default async function Page({ params }: PageProps<"/[locale]/staff/setup/[token]">) {
  const locale = await pageLocale();
  const { token } = await params;
  if (!(await loadSetup(token))) return <DeadLink locale={locale} />;
  const t = await getTranslations("Setup");
  return (
    <Alone title={t("title")} lead={t("lead")} namespaces={["Setup", "NewPassword"]}>
      <SetupForm locale={locale} token={token} />
    </Alone>
  );
}
