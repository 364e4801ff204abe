import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { Notice } from "@/components/desk/notice";
import { PairShown } from "@/features/library/components/pair-shown";
import { ReplacementChooser } from "@/features/library/components/replacement-chooser";
import { ReplacementParts } from "@/features/library/components/replacement-parts";
import { loadReplacement } from "@/features/library/loaders";
import { libraryPaths } from "@/features/library/paths";
import { togetherOf } from "@/features/library/replacing/together";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

type Props = PageProps<"/[locale]/staff/media/[picture]/replace">;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff(await pageLocale());
  return { title: (await getTranslations("MediaReplace"))("title") };
}

/** One picture in place of another, in every text that shows it, with one receipt. */
export default async function Page({ params, searchParams }: Props) {
  const locale = await pageLocale();
  const { picture: hash } = await params;
  const found = await loadReplacement(locale, hash, await searchParams);
  const { old, chosen, stories, more, titles, present } = found;
  const t = await getTranslations("MediaReplace");
  return (
    <>
      <div className="desk-title">
        <h1>{t("title")}</h1>
        <a className="button" href={libraryPaths.item(locale, hash)}>
          {t("back")}
        </a>
        <p>{t("what")}</p>
      </div>
      <PairShown desk={locale} old={old} chosen={chosen} />
      {!chosen && (
        <ClientMessages
          namespaces={["LibrarySearch", "PictureChooser", "ReplacementChooser", "Uploads"]}
        >
          <ReplacementChooser desk={locale} old={hash} />
        </ClientMessages>
      )}
      {chosen && stories.length === 0 && <Notice kind="good">{t("nothing")}</Notice>}
      {chosen && (
        <ClientMessages
          namespaces={[
            "EditorialReasons",
            "MediaReplace",
            "PresentMarks",
            "StoryFrame",
            "TextState",
          ]}
        >
          <ReplacementParts
            desk={locale}
            pair={{ old: hash, new: chosen.hash }}
            stories={stories}
            together={togetherOf(stories)}
            titles={Object.fromEntries(titles)}
            present={Object.fromEntries(present)}
          />
        </ClientMessages>
      )}
      {more && <p className="desk-soft">{t("more")}</p>}
    </>
  );
}
