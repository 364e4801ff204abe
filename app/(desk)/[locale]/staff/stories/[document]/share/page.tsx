import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/desk/client-messages";
import { SharePanel } from "@/features/editorial/components/share-panel";
import { StoryFrame } from "@/features/editorial/components/story-frame";
import { loadShareLinks, loadStory } from "@/features/editorial/loaders";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";
import { siteUrl } from "@/lib/site-url";

type Props = PageProps<"/[locale]/staff/stories/[document]/share">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("SharePage"))("title") };
}

export default async function Page({ params }: Props) {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const { document: id } = await params;
  const detail = await loadStory(id);
  const t = await getTranslations("SharePage");
  const texts = detail.texts.flatMap(({ locale: each, head }) =>
    head ? [{ locale: each, number: head.number }] : [],
  );
  return (
    <StoryFrame desk={locale} detail={detail} staff={staff} here="share">
      <p className="desk-soft share-explained">{t("explained")}</p>
      {texts.length > 0 ? (
        <ClientMessages namespaces={["SharePanel", "EditorialReasons", "PersonName"]}>
          <SharePanel
            documentId={id}
            texts={texts}
            {...(await loadShareLinks(id, staff))}
            origin={siteUrl()}
          />
        </ClientMessages>
      ) : (
        <p>{t("empty")}</p>
      )}
    </StoryFrame>
  );
}
