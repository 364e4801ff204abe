import { feedResponse } from "@/features/syndication/respond";
import { noParameter } from "@/i18n/locale";

export const generateStaticParams = () => [{ locale: noParameter, section: noParameter }];

export async function GET(
  _: Request,
  { params }: RouteContext<"/[locale]/news/[section]/feed.xml">,
) {
  return feedResponse({ ...(await params), file: "feed.xml" });
}
