import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SubmitButton } from "@/components/desk/submit-button";
import { Alone } from "@/features/staff/components/alone";
import { CodeForm } from "@/features/staff/components/code-form";
import { PasskeyButton } from "@/features/staff/components/passkey-button";
import { one } from "@/features/staff/http/parameters";
import { loadDoorway } from "@/features/staff/loaders";
import { signOut } from "@/features/staff/sign-in/actions";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("SignInCode");
  return { title: t("title") };
}

/** Between the password and the desk, for who has a second factor. Says nothing of whose it waits for. */
export default async function Page({ searchParams }: PageProps<"/[locale]/staff/sign-in/code">) {
  const locale = await pageLocale();
  const wanted = one((await searchParams).next);
  const { next, factors } = await loadDoorway(locale, "show", wanted);
  const t = await getTranslations("SignInCode");
  return (
    <Alone
      title={t("title")}
      lead={factors.codes ? t("lead") : t("leadPasskey")}
      namespaces={["SignIn", "SignInCode"]}
    >
      {factors.passkeys > 0 && <PasskeyButton locale={locale} next={next} />}
      <CodeForm locale={locale} next={next} />
      <form action={signOut} className="desk-part desk-part-close">
        <input type="hidden" name="locale" value={locale} />
        <SubmitButton kind="quiet">{t("back")}</SubmitButton>
      </form>
    </Alone>
  );
}
