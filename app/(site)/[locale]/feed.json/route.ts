import { feedResponse } from "@/features/syndication/respond";
import { noParameter } from "@/i18n/locale";

export const generateStaticParams = () => [{ locale: noParameter }];

export async function GET(_: Request, { params }: RouteContext<"/[locale]/feed.json">) {
  return feedResponse({ ...(await params), file: "feed.json" });
}
