import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Alone } from "@/features/staff/components/alone";
import { DeadLink } from "@/features/staff/components/dead-link";
import { InvitationForm } from "@/features/staff/components/invitation-form";
import { loadLink } from "@/features/staff/loaders";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Invitation");
  return { title: t("title") };
}

export default async function Page({ params }: PageProps<"/[locale]/staff/invitation/[token]">) {
  const locale = await pageLocale();
  const { token } = await params;
  const link = await loadLink("INVITATION", token);
  if (!link) return <DeadLink locale={locale} />;
  const t = await getTranslations("Invitation");
  return (
    <Alone
      title={t("title")}
      lead={t("lead", { email: link.email })}
      namespaces={["Invitation", "NewPassword"]}
    >
      <InvitationForm locale={locale} token={token} name={link.name} email={link.email} />
    </Alone>
  );
}
