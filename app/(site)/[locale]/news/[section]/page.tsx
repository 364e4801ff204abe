import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { archivePageCount } from "@/features/publication/catalogue/archive";
import { ArchiveNav } from "@/features/publication/components/archive-nav";
import { FeedLinks } from "@/features/publication/components/feed-links";
import { ListPage } from "@/features/publication/components/list-page";
import { PageFrame } from "@/features/publication/components/page-frame";
import { loadSection } from "@/features/publication/loaders";
import { pageMetadata } from "@/features/publication/page/metadata";
import { paths } from "@/features/publication/routes/paths";
import { noParameter, pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/news/[section]">;

export const generateStaticParams = () => [{ section: noParameter }];

async function load(props: Props) {
  const locale = await pageLocale();
  const found = await loadSection(locale, (await props.params).section);
  if (!found) notFound();
  return { ...found, locale, path: paths.section(locale, found.section.slug) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, path, section } = await load(props);
  const { name, description, availability } = section;
  return pageMetadata({ locale, path, title: name, description, availability, section });
}

export default async function Page(props: Props) {
  const { locale, path, section, cards, total } = await load(props);
  const t = await getTranslations("StoryList");
  const pages = archivePageCount(total);
  return (
    <PageFrame
      locale={locale}
      path={path}
      availability={section.availability}
      crumbs={[
        { name: t("title"), path: paths.news(locale) },
        { name: section.name, path },
      ]}
    >
      <ListPage
        locale={locale}
        path={path}
        title={section.name}
        description={section.description}
        cards={cards}
      >
        <ArchiveNav
          older={pages > 0 ? paths.sectionPage(locale, section.slug, pages) : undefined}
        />
        <FeedLinks locale={locale} section={section.slug} />
      </ListPage>
    </PageFrame>
  );
}
