import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { StoryFrame } from "@/features/editorial/components/story-frame";
import { loadText } from "@/features/editorial/loaders";
import { ImportedPage } from "@/features/importing/components/imported-page";
import { importedPageOf } from "@/features/importing/data";
import { previewPaths } from "@/features/preview/paths";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

type Props = PageProps<"/[locale]/staff/stories/[document]/[language]/imported">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ImportedPage"))("title") };
}

/** A text beside the page that it was imported from, and the report of the import. */
export default async function Page({ params }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const { document: id, language: asked } = await params;
  const { language, detail } = await loadText(id, asked);
  const page = await importedPageOf(id, language);
  if (!page) notFound();
  const t = await getTranslations("ImportedPage");
  const format = await getFormatter();
  return (
    <StoryFrame
      desk={locale}
      detail={detail}
      staff={staff}
      here={language}
      title={`${t("title")}: ${languages[language].name}`}
    >
      <ImportedPage
        desk={locale}
        page={page}
        locale={language}
        day={format.dateTime(page.importedAt, { dateStyle: "long" })}
        preview={previewPaths.story(language, id)}
        isOpen={
          detail.texts.find((each) => each.locale === language)?.states.editorial !== "SCHEDULED"
        }
      />
    </StoryFrame>
  );
}
