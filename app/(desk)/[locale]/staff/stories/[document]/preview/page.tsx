import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { threadsOf } from "@/features/comments/data";
import { StoryFrame } from "@/features/editorial/components/story-frame";
import { loadStory, personOfStaff } from "@/features/editorial/loaders";
import { PreviewScreen } from "@/features/preview/components/preview-screen";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/staff/stories/[document]/preview">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("PreviewScreen"))("title") };
}

export default async function Page({ params }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const detail = await loadStory((await params).document);
  const texts = detail.texts.flatMap(({ locale: each, head }) => (head ? [{ locale: each }] : []));
  const t = await getTranslations("PreviewScreen");
  // In the language of the desk where there is a text in it.
  const first = texts.find((text) => text.locale === locale)?.locale ?? texts[0]?.locale ?? locale;
  const threads = await threadsOf(
    { documentId: detail.document.id, locale: first },
    personOfStaff(staff),
  );
  return (
    <StoryFrame desk={locale} detail={detail} staff={staff} here="preview">
      {texts.length > 0 ? (
        <ClientMessages namespaces={["Comments", "EditorialReasons", "PreviewScreen"]}>
          <PreviewScreen
            desk={locale}
            documentId={detail.document.id}
            texts={texts}
            sectionKey={detail.document.section?.key ?? null}
            comments={{ locale: first, threads }}
          />
        </ClientMessages>
      ) : (
        <p className="desk-soft">{t("empty")}</p>
      )}
    </StoryFrame>
  );
}
