import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { xmlResponse } from "@/features/syndication/feeds/xml";
import { searchDescription } from "@/features/syndication/site-files/search-description";
import { isLocale } from "@/i18n/routing";

export async function GET(_: Request, { params }: RouteContext<"/[locale]/opensearch.xml">) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations({ locale, namespace: "SearchDescription" });
  const words = { name: t("name"), description: t("description") };
  return xmlResponse(searchDescription(locale, words), "application/opensearchdescription+xml");
}
