import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { monthsOf } from "@/features/publication/catalogue/archive-months";
import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { sectionNames } from "@/features/publication/catalogue/section-names";
import { ArchiveNav } from "@/features/publication/components/archive-nav";
import { ListPage } from "@/features/publication/components/list-page";
import { PageFrame } from "@/features/publication/components/page-frame";
import { loadArchivePage, loadFrame } from "@/features/publication/loaders";
import { pageMetadata } from "@/features/publication/page/metadata";
import { paths } from "@/features/publication/routes/paths";
import { noParameter, pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/news/page/[page]">;

export const generateStaticParams = () => [{ page: noParameter }];

async function load(props: Props) {
  const locale = await pageLocale();
  const found = await loadArchivePage(locale, (await props.params).page);
  if (!found) notFound();
  const path = paths.newsPage(locale, found.page);
  // Numbered pages of two languages hold different stories: none is the
  // translation of the other.
  const t = await getTranslations("StoryList");
  const span = { months: monthsOf(locale, found.cards), page: `${found.page}` };
  return {
    ...found,
    locale,
    path,
    title: t("span", { ...span, name: t("title") }),
    description: t("spanDescription", span),
    availability: availabilityOfPaths({ [locale]: path }),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return pageMetadata(await load(props));
}

export default async function Page(props: Props) {
  const { locale, page, path, title, cards, pages, availability } = await load(props);
  const t = await getTranslations("StoryList");
  const { sections } = await loadFrame(locale);
  const news = paths.news(locale);
  return (
    <PageFrame
      locale={locale}
      path={path}
      availability={availability}
      crumbs={[
        { name: t("title"), path: news },
        { name: t("page", { page: `${page}` }), path },
      ]}
    >
      <ListPage
        locale={locale}
        path={path}
        title={title}
        cards={cards}
        sections={sectionNames(sections)}
      >
        <ArchiveNav
          newer={page < pages ? paths.newsPage(locale, page + 1) : news}
          newest={page < pages ? news : undefined}
          older={page > 1 ? paths.newsPage(locale, page - 1) : undefined}
        />
      </ListPage>
    </PageFrame>
  );
}
