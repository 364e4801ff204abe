import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/desk/notice";
import { Alone } from "@/features/staff/components/alone";
import { PasskeyButton } from "@/features/staff/components/passkey-button";
import { Refused } from "@/features/staff/components/refused";
import { SignInForm } from "@/features/staff/components/sign-in-form";
import { one } from "@/features/staff/http/parameters";
import { loadDoorway } from "@/features/staff/loaders";
import { staffPaths } from "@/features/staff/paths";
import { providerSettings } from "@/features/staff/provider/settings";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("SignIn");
  return { title: t("title") };
}

export default async function Page({ searchParams }: PageProps<"/[locale]/staff/sign-in">) {
  const locale = await pageLocale();
  const query = await searchParams;
  const { next } = await loadDoorway(locale, "password", one(query.next));
  const t = await getTranslations("SignIn");
  const provider = providerSettings();
  return (
    <Alone title={t("title")} lead={t("lead")} namespaces={["SignIn"]}>
      {one(query.done) === "reset" && <Notice kind="good">{t("resetDone")}</Notice>}
      <Refused code={one(query.refused)} />
      <SignInForm locale={locale} next={next} />
      <PasskeyButton locale={locale} next={next} />
      {provider && (
        <a className="button button-plain" href={staffPaths.provider(locale, next)}>
          {t("provider", { name: provider.name ?? t("organisation") })}
        </a>
      )}
    </Alone>
  );
}
