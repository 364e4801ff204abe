import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { previewHome } from "@/features/preview/loaders";
import { previewPaths } from "@/features/preview/paths";
import { documentId, instant } from "@/features/preview/schema";
import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { HomePage } from "@/features/publication/components/home-page";
import { PageFrame } from "@/features/publication/components/page-frame";
import { paths } from "@/features/publication/routes/paths";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";
import { locales } from "@/i18n/routing";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Site"))("title") };
}

export default async function Page(props: PageProps<"/[locale]/preview/home">) {
  const locale = await pageLocale();
  await requireStaff(locale);
  const query = await props.searchParams;
  const moment = { with: documentId(query.with), at: instant(query.at) };
  const shown = await previewHome(locale, moment);
  const here = { with: moment.with, at: moment.at?.toISOString() };
  const availability = availabilityOfPaths(
    Object.fromEntries(locales.map((each) => [each, previewPaths.home(each, here)])),
  );
  return (
    <PageFrame
      locale={locale}
      path={paths.home(locale)}
      availability={availability}
      crumbs={[]}
      isPreview
    >
      <HomePage locale={locale} {...shown} />
    </PageFrame>
  );
}
