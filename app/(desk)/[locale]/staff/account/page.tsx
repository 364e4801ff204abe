import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Notice } from "@/components/desk/notice";
import { Done } from "@/features/staff/components/done";
import { OwnEvents } from "@/features/staff/components/own-events";
import { PasskeyList } from "@/features/staff/components/passkey-list";
import { PasswordForm } from "@/features/staff/components/password-form";
import { ProfileForm } from "@/features/staff/components/profile-form";
import { ProviderLink } from "@/features/staff/components/provider-link";
import { Refused } from "@/features/staff/components/refused";
import { SecondFactor } from "@/features/staff/components/second-factor";
import { SessionList } from "@/features/staff/components/session-list";
import { one } from "@/features/staff/http/parameters";
import { loadOwnAccount } from "@/features/staff/loaders";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Account");
  return { title: t("title") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/account">) {
  const locale = await pageLocale();
  const { staff, sessions, passkeys, codes, recommended, events, provider } =
    await loadOwnAccount(locale);
  const query = await searchParams;
  const done = one(query.done);
  const t = await getTranslations("Account");
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <p>{t("lead", { email: staff.email, role: t(`role.${staff.role}`) })}</p>
      </div>
      <Done what={done} />
      <ClientMessages
        namespaces={[
          "Account",
          "NewPassword",
          "Passkeys",
          "Provider",
          "SecondFactor",
          "StaffReasons",
        ]}
      >
        <Refused code={one(query.refused)} />
        <div className="desk-columns">
          <section aria-labelledby="profile">
            <h2 id="profile" className="desk-heading">
              {t("profile")}
            </h2>
            <ProfileForm name={staff.name} language={staff.deskLocale} />
          </section>
          <section aria-labelledby="password-part">
            <h2 id="password-part" className="desk-heading">
              {t("password")}
            </h2>
            <PasswordForm email={staff.email} />
          </section>
        </div>
        {recommended && <Notice>{t("recommended")}</Notice>}
        <SecondFactor on={codes} hasFactor={!recommended} />
        <PasskeyList locale={locale} passkeys={passkeys} />
        {provider && <ProviderLink locale={locale} {...provider} />}
      </ClientMessages>
      <SessionList locale={locale} sessions={sessions} current={staff.sessionId} />
      <OwnEvents locale={locale} events={events} />
    </>
  );
}
