import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SubmitButton } from "@/components/desk/submit-button";
import { Alone } from "@/features/staff/components/alone";
import { FirstFactor } from "@/features/staff/components/first-factor";
import { one } from "@/features/staff/http/parameters";
import { loadFirstFactor } from "@/features/staff/loaders";
import { signOut } from "@/features/staff/sign-in/actions";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("FirstFactor");
  return { title: t("title") };
}

/**
 * Between the password and the desk, for who needs a second factor and has
 * none. It stays when that is done: the recovery codes on it are shown once.
 */
export default async function Page({ searchParams }: PageProps<"/[locale]/staff/sign-in/set-up">) {
  const locale = await pageLocale();
  const { done, next } = await loadFirstFactor(locale, one((await searchParams).next));
  const t = await getTranslations("FirstFactor");
  return (
    <Alone
      title={t("title")}
      lead={t("lead")}
      namespaces={["FirstFactor", "Passkeys", "SecondFactor"]}
    >
      <FirstFactor done={done} next={next} />
      {!done && (
        <form action={signOut} className="desk-part desk-part-close">
          <input type="hidden" name="locale" value={locale} />
          <SubmitButton kind="quiet">{t("leave")}</SubmitButton>
        </form>
      )}
    </Alone>
  );
}
