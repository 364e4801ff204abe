import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Notice } from "@/components/desk/notice";
import { SubmitButton } from "@/components/desk/submit-button";
import { markAllRead } from "@/features/notifications/actions";
import { MailChoices } from "@/features/notifications/components/mail-choices";
import { NotificationList } from "@/features/notifications/components/notification-list";
import { loadNotifications } from "@/features/notifications/loaders";
import { ActionForm } from "@/features/staff/components/action-form";
import { one } from "@/features/staff/http/parameters";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Notifications"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/notifications">) {
  const locale = await pageLocale();
  const { notifications, choices, mailIsSent } = await loadNotifications(locale);
  const t = await getTranslations("Notifications");
  const unread = notifications.some(({ read }) => !read);
  const until = notifications[0]?.createdAt.toISOString();
  return (
    <ClientMessages namespaces={["Notifications", "StaffReasons"]}>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        {unread && (
          <ActionForm action={markAllRead} className="" hidden={{ until }}>
            <SubmitButton kind="plain">{t("readAll")}</SubmitButton>
          </ActionForm>
        )}
      </div>
      {one((await searchParams).done) === "choices" && <Notice kind="good">{t("saved")}</Notice>}
      <NotificationList desk={locale} notifications={notifications} />
      <section className="desk-part" aria-labelledby="mail">
        <h2 id="mail">{t("mailTitle")}</h2>
        {!mailIsSent && <p className="desk-soft">{t("noMail")}</p>}
        <MailChoices locale={locale} choices={choices} />
      </section>
    </ClientMessages>
  );
}
