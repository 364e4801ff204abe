import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { NoticePage } from "@/components/notice-page";
import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { sectionNames } from "@/features/publication/catalogue/section-names";
import { waysOn } from "@/features/publication/catalogue/ways-on";
import { PageFrame } from "@/features/publication/components/page-frame";
import { loadFrame } from "@/features/publication/loaders";
import { errorMetadata } from "@/features/publication/page/metadata";
import { paths } from "@/features/publication/routes/paths";
import { SearchPage } from "@/features/search/components/search-page";
import { loadSearch } from "@/features/search/loaders";
import { searchAddress } from "@/features/search/query/addresses";
import { readSearchRequest } from "@/features/search/schema";
import { pageLocale } from "@/i18n/locale";
import { type Locale, locales } from "@/i18n/routing";

type Props = PageProps<"/[locale]/search">;

const bases = Object.fromEntries(locales.map((each) => [each, paths.search(each)])) as Record<
  Locale,
  string
>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const locale = await pageLocale();
  const t = await getTranslations("Search");
  const query = readSearchRequest(await searchParams).q.trim();
  return errorMetadata(locale, query ? t("titleOf", { query }) : t("title"));
}

export default async function Page({ searchParams }: Props) {
  await connection();
  const locale = await pageLocale();
  const request = readSearchRequest(await searchParams);
  const [t, search, { sections }, ways] = await Promise.all([
    getTranslations(),
    loadSearch(locale, request),
    loadFrame(locale),
    waysOn(locale),
  ]);
  // The same words in another language are that language's search.
  const addresses = locales.map((each) => [each, searchAddress(bases[each], { q: request.q })]);
  return (
    <PageFrame
      locale={locale}
      path={bases[locale]}
      availability={availabilityOfPaths(Object.fromEntries(addresses))}
      crumbs={[{ name: t("Search.title") }]}
      search={false}
    >
      {search === "slow" ? (
        <NoticePage
          code={503}
          title={t("SlowSearch.title")}
          text={t("SlowSearch.text")}
          linksTitle={t("SlowSearch.links")}
          links={ways}
        />
      ) : (
        <SearchPage
          locale={locale}
          bases={bases}
          search={search}
          sections={sectionNames(sections)}
          ways={ways}
        />
      )}
    </PageFrame>
  );
}
