import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/desk/client-messages";
import { SubmitButton } from "@/components/desk/submit-button";
import { signOut } from "@/features/staff/sign-in/actions";
import type { Staff } from "@/features/staff/sign-in/arrival";
import type { Locale } from "@/i18n/routing";
import { ownPart } from "@/lib/startup/own-part";
import { staffPaths } from "../paths";
import { isAtLeast } from "../policy";
import { ConfirmIdentity } from "./confirm-identity";
import { DeskLanguages } from "./desk-languages";
import { DeskNavigation } from "./desk-navigation";
import { UpdateNotice } from "./update-notice";

type Props = {
  locale: Locale;
  /** Nobody: the pages before the door have no navigation. */
  staff: Staff | null;
  /** Where stands what they are told, and how much of it they have not read. */
  news: { path: string; unread: number };
  /** Where the calendar stands. */
  calendar: string;
  /** Where the media library stands. */
  media: string;
  children: ReactNode;
};

/** What stands around every page of the desk. */
export function DeskShell({ locale, staff, news, calendar, media, children }: Props) {
  const t = useTranslations("DeskShell");
  const entries = [
    { name: t("home"), path: staffPaths.home(locale), exact: true },
    { name: t("calendar"), path: calendar },
    { name: t("media"), path: media },
    ...(staff && isAtLeast(staff.role, "editor")
      ? [{ name: t("admin"), path: staffPaths.admin(locale) }]
      : []),
    { name: t("news"), path: news.path, count: news.unread },
    { name: t("account"), path: staffPaths.account(locale) },
  ];
  return (
    <>
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <header className="desk-header">
        <div className="desk-header-inner">
          <a className="desk-wordmark" href={staff ? staffPaths.home(locale) : `/${locale}`}>
            <span lang="en" translate="no">
              BAUING
            </span>
            <small>{t("desk")}</small>
          </a>
          {staff ? <DeskNavigation entries={entries} label={t("navigation")} /> : <span />}
          {staff && (
            <div className="desk-person">
              <span className="desk-name" title={staff.email}>
                {staff.name}
              </span>
              <form action={signOut}>
                <input type="hidden" name="locale" value={locale} />
                <SubmitButton kind="plain" small>
                  {t("signOut")}
                </SubmitButton>
              </form>
            </div>
          )}
        </div>
      </header>
      <ClientMessages namespaces={["UpdateNotice"]}>
        <UpdateNotice build={ownPart()} />
      </ClientMessages>
      <main id="content" className="desk-main" tabIndex={-1}>
        {children}
      </main>
      {staff && (
        <ClientMessages namespaces={["ConfirmIdentity", "StaffReasons"]}>
          <ConfirmIdentity />
        </ClientMessages>
      )}
      <footer className="desk-footer">
        <a href={`/${locale}`}>{t("site")}</a>
        <DeskLanguages locale={locale} label={t("language")} />
      </footer>
    </>
  );
}
