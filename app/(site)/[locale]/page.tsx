import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { HomePage } from "@/features/publication/components/home-page";
import { PageFrame } from "@/features/publication/components/page-frame";
import { SiteData } from "@/features/publication/components/site-data";
import { loadFrame, loadHome } from "@/features/publication/loaders";
import { pageMetadata } from "@/features/publication/page/metadata";
import { socialLinksSchema } from "@/features/publication/page/social-links";
import { paths } from "@/features/publication/routes/paths";
import { pageLocale } from "@/i18n/locale";
import { locales } from "@/i18n/routing";

const availability = availabilityOfPaths(
  Object.fromEntries(locales.map((locale) => [locale, paths.home(locale)])),
);

export async function generateMetadata(): Promise<Metadata> {
  const locale = await pageLocale();
  const t = await getTranslations("Site");
  return pageMetadata({
    locale,
    path: paths.home(locale),
    title: t("title"),
    description: t("description"),
    availability,
    titleIsWhole: true,
  });
}

export default async function Page() {
  const locale = await pageLocale();
  const [{ settings }, shown] = await Promise.all([loadFrame(locale), loadHome(locale)]);
  return (
    <PageFrame locale={locale} path={paths.home(locale)} availability={availability} crumbs={[]}>
      <SiteData
        locale={locale}
        settings={{
          legalName: settings?.legalName ?? "",
          address: settings?.address ?? "",
          socialLinks: socialLinksSchema.parse(settings?.socialLinks ?? []),
        }}
      />
      <HomePage locale={locale} {...shown} />
    </PageFrame>
  );
}
