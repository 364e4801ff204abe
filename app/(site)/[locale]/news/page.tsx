import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { archivePageCount } from "@/features/publication/catalogue/archive";
import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { sectionNames } from "@/features/publication/catalogue/section-names";
import { ArchiveNav } from "@/features/publication/components/archive-nav";
import { ListPage } from "@/features/publication/components/list-page";
import { PageFrame } from "@/features/publication/components/page-frame";
import { YearNav } from "@/features/publication/components/year-nav";
import { loadFrame, loadHead } from "@/features/publication/loaders";
import { pageMetadata } from "@/features/publication/page/metadata";
import { paths } from "@/features/publication/routes/paths";
import { pageLocale } from "@/i18n/locale";
import { locales } from "@/i18n/routing";

const availability = availabilityOfPaths(
  Object.fromEntries(locales.map((locale) => [locale, paths.news(locale)])),
);

export async function generateMetadata(): Promise<Metadata> {
  const locale = await pageLocale();
  const t = await getTranslations("StoryList");
  return pageMetadata({
    locale,
    path: paths.news(locale),
    title: t("title"),
    description: t("description"),
    availability,
  });
}

export default async function Page() {
  const locale = await pageLocale();
  const t = await getTranslations("StoryList");
  const [{ cards, total, years }, { sections }] = await Promise.all([
    loadHead(locale),
    loadFrame(locale),
  ]);
  const path = paths.news(locale);
  const pages = archivePageCount(total);
  return (
    <PageFrame
      locale={locale}
      path={path}
      availability={availability}
      crumbs={[{ name: t("title"), path }]}
    >
      <ListPage
        locale={locale}
        path={path}
        title={t("title")}
        description={t("description")}
        cards={cards}
        sections={sectionNames(sections)}
        aside={<YearNav locale={locale} years={years} />}
      >
        <ArchiveNav older={pages > 0 ? paths.newsPage(locale, pages) : undefined} />
      </ListPage>
    </PageFrame>
  );
}
