import { useTranslations } from "next-intl";
import { JsonLd } from "@/components/json-ld";
import { organization, webSite } from "@/features/publication/page/structured-data";
import type { Locale } from "@/i18n/routing";

type Props = { locale: Locale; settings: Parameters<typeof organization>[0] };

/** What the home page tells machines: whose site it is, and where to search it. */
export function SiteData({ locale, settings }: Props) {
  const t = useTranslations("Site");
  return (
    <>
      <JsonLd data={organization(settings)} />
      <JsonLd data={webSite(locale, t("name"))} />
    </>
  );
}
