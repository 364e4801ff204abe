import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Notice } from "@/components/desk/notice";
import { OffersForm } from "@/features/library/components/offers-form";
import { loadOffers } from "@/features/library/loaders";
import { libraryPaths } from "@/features/library/paths";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff(await pageLocale());
  return { title: (await getTranslations("MediaOffers"))("title") };
}

/** What several pictures are said to be in the library, offered to the texts that say something else. */
export default async function Page({ searchParams }: PageProps<"/[locale]/staff/media/offers">) {
  const locale = await pageLocale();
  const { fields, offers, titles } = await loadOffers(locale, await searchParams);
  const t = await getTranslations("MediaOffers");
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <a className="button" href={libraryPaths.list(locale)}>
          {t("back")}
        </a>
        <p>{t("what")}</p>
      </div>
      {offers.texts.length === 0 ? (
        <Notice kind="good">{t("none")}</Notice>
      ) : (
        <ClientMessages namespaces={["EditorialReasons", "OffersForm", "StoryFrame", "TextState"]}>
          <OffersForm
            desk={locale}
            fields={fields}
            offers={offers}
            titles={Object.fromEntries(titles)}
          />
        </ClientMessages>
      )}
    </>
  );
}
