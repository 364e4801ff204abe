import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { previewHead } from "@/features/preview/loaders";
import { previewPaths } from "@/features/preview/paths";
import { documentId, instant } from "@/features/preview/schema";
import { archivePageCount } from "@/features/publication/catalogue/archive";
import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { sectionNames } from "@/features/publication/catalogue/section-names";
import { ArchiveNav } from "@/features/publication/components/archive-nav";
import { ListPage } from "@/features/publication/components/list-page";
import { PageFrame } from "@/features/publication/components/page-frame";
import { YearNav } from "@/features/publication/components/year-nav";
import { loadFrame } from "@/features/publication/loaders";
import { paths } from "@/features/publication/routes/paths";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";
import { locales } from "@/i18n/routing";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("StoryList"))("title") };
}

/** The newest stories, or those of a section (`section`, its key). */
export default async function Page(props: PageProps<"/[locale]/preview/news">) {
  const locale = await pageLocale();
  await requireStaff(locale);
  const query = await props.searchParams;
  const { sections } = await loadFrame(locale);
  const section = sections.find(({ key }) => key === query.section);
  const moment = { with: documentId(query.with), at: instant(query.at) };
  const { cards, total, years } = await previewHead(locale, moment, section?.key);
  const t = await getTranslations("StoryList");
  const path = section?.path ?? paths.news(locale);
  const pages = archivePageCount(total);
  const older = section
    ? paths.sectionPage(locale, section.slug, pages)
    : paths.newsPage(locale, pages);
  const here = { with: moment.with, at: moment.at?.toISOString(), section: section?.key };
  const availability = availabilityOfPaths(
    Object.fromEntries(locales.map((each) => [each, previewPaths.news(each, here)])),
  );
  const news = { name: t("title"), path: paths.news(locale) };
  return (
    <PageFrame
      locale={locale}
      path={path}
      availability={availability}
      crumbs={section ? [news, { name: section.name, path }] : [news]}
      isPreview
    >
      <ListPage
        locale={locale}
        path={path}
        title={section?.name ?? t("title")}
        description={section?.description ?? t("description")}
        cards={cards}
        sections={section ? {} : sectionNames(sections)}
        aside={section ? undefined : <YearNav locale={locale} years={years} />}
      >
        <ArchiveNav older={pages > 0 ? older : undefined} />
      </ListPage>
    </PageFrame>
  );
}
