import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NoticePage } from "@/components/notice-page";
import { waysOn } from "@/features/publication/catalogue/ways-on";
import { PageFrame } from "@/features/publication/components/page-frame";
import { Withdrawal } from "@/features/publication/components/withdrawal";
import { loadGone } from "@/features/publication/loaders";
import { errorMetadata } from "@/features/publication/page/metadata";
import { paths } from "@/features/publication/routes/paths";
import { noParameter, pageLocale } from "@/i18n/locale";

/** What stands at the address of a withdrawn text. */

type Props = PageProps<"/[locale]/status/410/[document]">;

export const generateStaticParams = () => [{ document: noParameter }];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("Gone");
  return errorMetadata(await pageLocale(), t("title"));
}

export default async function Page(props: Props) {
  const locale = await pageLocale();
  const { document } = await props.params;
  const gone = document === noParameter ? undefined : await loadGone(locale, document);
  if (!gone) notFound();
  const t = await getTranslations("Gone");
  return (
    <PageFrame
      locale={locale}
      path={`${paths.news(locale)}/status`}
      availability={gone.availability}
      crumbs={[{ name: t("title") }]}
    >
      <NoticePage
        code={410}
        title={t("title")}
        text={t("text")}
        linksTitle={t("links")}
        links={await waysOn(locale)}
      >
        <Withdrawal locale={locale} {...gone} />
      </NoticePage>
    </PageFrame>
  );
}
