import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NoticePage } from "@/components/notice-page";
import { availabilityOfPaths } from "@/features/publication/catalogue/availability";
import { waysOn } from "@/features/publication/catalogue/ways-on";
import { PageFrame } from "@/features/publication/components/page-frame";
import { errorMetadata } from "@/features/publication/page/metadata";
import { paths } from "@/features/publication/routes/paths";
import { noParameter, pageLocale } from "@/i18n/locale";
import { locales } from "@/i18n/routing";

/**
 * What the server answers in place of a page that cannot be shown. It asks
 * for these pages itself and gives them their status; under their own
 * addresses they are not public.
 */

const namespaces = {
  "400": "BadRequest",
  "404": "NotFound",
  "429": "TooManySearches",
  "500": "ServerError",
  "503": "Unavailable",
  "form-refused": "FormRefused",
  "form-too-large": "FormTooLarge",
  "forms-too-many": "FormsTooMany",
} as const;

/** What they are a page of, where their name does not say it. */
const codes: Record<string, number> = {
  "form-refused": 403,
  "form-too-large": 413,
  "forms-too-many": 429,
};

type Props = PageProps<"/[locale]/status/[code]">;

export const generateStaticParams = () => [{ code: noParameter }];

async function load(props: Props) {
  const locale = await pageLocale();
  const { code } = await props.params;
  const namespace = namespaces[code as keyof typeof namespaces];
  if (!namespace) notFound();
  return { locale, code: codes[code] ?? Number(code), t: await getTranslations(namespace) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, t } = await load(props);
  return errorMetadata(locale, t("title"));
}

export default async function Page(props: Props) {
  const { locale, code, t } = await load(props);
  // The address asked for exists in no language: the switcher leads home.
  const homes = Object.fromEntries(locales.map((each) => [each, paths.home(each)]));
  return (
    <PageFrame
      locale={locale}
      path={`${paths.home(locale)}/status`}
      availability={availabilityOfPaths(homes)}
      crumbs={[{ name: t("title") }]}
    >
      <NoticePage
        code={code}
        title={t("title")}
        text={t("text")}
        linksTitle={t("links")}
        links={await waysOn(locale)}
      />
    </PageFrame>
  );
}
