import "./desk.css";
import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import { EarlyPressListener } from "@/components/desk/early-press-listener";
import { calendarPaths } from "@/features/calendar/paths";
import { libraryPaths } from "@/features/library/paths";
import { unreadCount } from "@/features/notifications/data";
import { notificationPaths } from "@/features/notifications/paths";
import { DeskShell } from "@/features/staff/components/desk-shell";
import { currentStaff } from "@/features/staff/sign-in/session";
import { noParameter, pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

/** Everything here depends on who asks: nothing is made in advance. */
export const instant = false;

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f4ee" },
    { media: "(prefers-color-scheme: dark)", color: "#161513" },
  ],
  colorScheme: "light dark",
  // A phone's keyboard makes the page shorter, so that the tools stay above it.
  interactiveWidget: "resizes-content",
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("DeskShell");
  return {
    title: { template: t("titleOf", { title: "%s" }), default: t("name") },
    robots: { index: false, follow: false },
  };
}

export function generateStaticParams() {
  return [{ locale: noParameter }];
}

/** The frame of the desk. It locks nothing: every page asks for itself who is there. */
export default async function DeskLayout({ children }: LayoutProps<"/[locale]/staff">) {
  const locale = await pageLocale();
  const staff = await currentStaff();
  const unread = staff ? await unreadCount(staff.userId) : 0;
  return (
    <html lang={languages[locale].tag}>
      <body className="desk">
        <EarlyPressListener />
        <DeskShell
          locale={locale}
          staff={staff}
          calendar={calendarPaths.week(locale)}
          media={libraryPaths.list(locale)}
          news={{ path: notificationPaths.list(locale), unread }}
        >
          {children}
        </DeskShell>
      </body>
    </html>
  );
}
