import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { sectionNames } from "@/features/publication/catalogue/section-names";
import { ListPage } from "@/features/publication/components/list-page";
import { PageFrame } from "@/features/publication/components/page-frame";
import { YearNav } from "@/features/publication/components/year-nav";
import { loadFrame, loadYear } from "@/features/publication/loaders";
import { pageMetadata } from "@/features/publication/page/metadata";
import { paths } from "@/features/publication/routes/paths";
import { noParameter, pageLocale } from "@/i18n/locale";

type Props = PageProps<"/[locale]/news/archive/[year]">;

export const generateStaticParams = () => [{ year: noParameter }];

async function load(props: Props) {
  const locale = await pageLocale();
  const found = await loadYear(locale, (await props.params).year);
  if (!found) notFound();
  return { ...found, locale, path: paths.year(locale, found.year) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { year, ...rest } = await load(props);
  const t = await getTranslations("YearArchive");
  return pageMetadata({
    ...rest,
    title: t("title", { year: `${year}` }),
    description: t("description", { year: `${year}` }),
  });
}

export default async function Page(props: Props) {
  const { locale, path, year, years, cards, availability } = await load(props);
  const [t, list, { sections }] = await Promise.all([
    getTranslations("YearArchive"),
    getTranslations("StoryList"),
    loadFrame(locale),
  ]);
  return (
    <PageFrame
      locale={locale}
      path={path}
      availability={availability}
      crumbs={[
        { name: list("title"), path: paths.news(locale) },
        { name: t("crumb", { year: `${year}` }), path },
      ]}
    >
      <ListPage
        locale={locale}
        path={path}
        title={t("title", { year: `${year}` })}
        description={list("stories", { count: cards.length })}
        cards={cards}
        sections={sectionNames(sections)}
        by="months"
        aside={<YearNav locale={locale} years={years} current={year} />}
      />
    </PageFrame>
  );
}
