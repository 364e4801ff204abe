import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Article } from "@/features/publication/components/article";
import { PageFrame } from "@/features/publication/components/page-frame";
import { loadDocument } from "@/features/publication/loaders";
import { articleDates } from "@/features/publication/page/article-dates";
import { pageMetadata } from "@/features/publication/page/metadata";
import { nameOf } from "@/features/publication/page/names";
import { paths } from "@/features/publication/routes/paths";
import { noParameter, pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/news/[section]/[slug]">;

export const generateStaticParams = () => [{ section: noParameter, slug: noParameter }];

async function load(props: Props) {
  const locale = await pageLocale();
  const { section: sectionSlug, slug } = await props.params;
  const path = paths.article(locale, sectionSlug, slug);
  const document = await loadDocument(path);
  if (!document?.section) notFound();
  const { name } = document.section;
  return {
    document,
    locale,
    path,
    section: { name, path: paths.section(locale, document.section.slug) },
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { document, locale, path, section } = await load(props);
  const { summary, pictures, card } = document.publication;
  const dates = articleDates(document.publication);
  const picture = pictures.find((each) => each.lead);
  return pageMetadata({
    locale,
    path,
    title: nameOf(document.publication),
    description: summary,
    availability: document.availability,
    article: {
      publishedAt: dates.published,
      modifiedAt: dates.modified,
      section: section.name,
    },
    card,
    ...(picture ? { picture } : {}),
  });
}

export default async function Page(props: Props) {
  const { document, locale, path, section } = await load(props);
  const t = await getTranslations("StoryList");
  return (
    <PageFrame
      locale={locale}
      path={path}
      availability={document.availability}
      crumbs={[
        { name: t("title"), path: paths.news(locale) },
        section,
        { name: nameOf(document.publication), path },
      ]}
    >
      <Article document={document} section={section} />
    </PageFrame>
  );
}
