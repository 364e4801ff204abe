import { getTranslations } from "next-intl/server";
import type { NavigationLink } from "@/components/site-header";
import { loadFrame } from "@/features/publication/loaders";
import { paths } from "@/features/publication/routes/paths";
import type { Locale } from "@/i18n/routing";

/** Where a reader who found nothing may go: home, news, each section. */
export async function waysOn(locale: Locale): Promise<NavigationLink[]> {
  const [t, { sections }] = await Promise.all([
    getTranslations({ locale, namespace: "Breadcrumbs" }),
    loadFrame(locale),
  ]);
  return [
    { name: t("home"), path: paths.home(locale) },
    { name: t("news"), path: paths.news(locale) },
    ...sections.map(({ name, path }) => ({ name, path })),
  ];
}
