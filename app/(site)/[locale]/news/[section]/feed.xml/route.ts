import { feedResponse } from "@/features/syndication/feeds/respond";

export async function GET(
  _: Request,
  { params }: RouteContext<"/[locale]/news/[section]/feed.xml">,
) {
  return feedResponse({ ...(await params), file: "feed.xml" });
}
