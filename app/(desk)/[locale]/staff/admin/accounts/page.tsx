import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountTable } from "@/features/administration/components/account-table";
import { AdminFrame } from "@/features/administration/components/admin-frame";
import { InvitationList } from "@/features/administration/components/invitation-list";
import { InviteForm } from "@/features/administration/components/invite-form";
import { loadAccounts } from "@/features/administration/loaders";
import { Done } from "@/features/staff/components/done";
import { one } from "@/features/staff/http/parameters";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Admin");
  return { title: t("accounts") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/admin/accounts">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const { staff, people, invited } = await loadAccounts(locale);
  return (
    <AdminFrame locale={locale} role={staff.role} part="accounts" done={one(query.done)}>
      <Done what={one(query.done)} />
      <AccountTable locale={locale} people={people} self={staff.userId} />
      <InvitationList locale={locale} invitations={invited} />
      <InviteForm locale={locale} />
    </AdminFrame>
  );
}
