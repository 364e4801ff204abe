import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { monthsOf } from "@/features/publication/catalogue/archive-months";
import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { ArchiveNav } from "@/features/publication/components/archive-nav";
import { ListPage } from "@/features/publication/components/list-page";
import { PageFrame } from "@/features/publication/components/page-frame";
import { loadSectionPage } from "@/features/publication/loaders";
import { pageMetadata } from "@/features/publication/page/metadata";
import { paths } from "@/features/publication/routes/paths";
import { noParameter, pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/news/[section]/page/[page]">;

export const generateStaticParams = () => [{ section: noParameter, page: noParameter }];

async function load(props: Props) {
  const locale = await pageLocale();
  const params = await props.params;
  const found = await loadSectionPage(locale, params.section, params.page);
  if (!found) notFound();
  const path = paths.sectionPage(locale, found.section.slug, found.page);
  const t = await getTranslations("StoryList");
  const { name } = found.section;
  const span = { months: monthsOf(locale, found.cards), page: `${found.page}` };
  return {
    ...found,
    locale,
    path,
    // Each section has a page of this number: its name is in the title.
    title: t("span", { ...span, name }),
    description: `${name}. ${t("spanDescription", span)}`,
    availability: availabilityOfPaths({ [locale]: path }),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { section: _, ...page } = await load(props);
  return pageMetadata(page);
}

export default async function Page(props: Props) {
  const { locale, page, path, title, cards, pages, section, availability } = await load(props);
  const t = await getTranslations("StoryList");
  const head = paths.section(locale, section.slug);
  const numbered = (number: number) => paths.sectionPage(locale, section.slug, number);
  return (
    <PageFrame
      locale={locale}
      path={path}
      availability={availability}
      crumbs={[
        { name: t("title"), path: paths.news(locale) },
        { name: section.name, path: head },
        { name: t("page", { page: `${page}` }), path },
      ]}
    >
      <ListPage locale={locale} path={path} title={title} cards={cards}>
        <ArchiveNav
          newer={page < pages ? numbered(page + 1) : head}
          newest={page < pages ? head : undefined}
          older={page > 1 ? numbered(page - 1) : undefined}
        />
      </ListPage>
    </PageFrame>
  );
}
