import { feedResponse } from "@/features/syndication/feeds/respond";

export async function GET(_: Request, { params }: RouteContext<"/[locale]/feed.json">) {
  return feedResponse({ ...(await params), file: "feed.json" });
}
