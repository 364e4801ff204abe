import { feedResponse } from "@/features/syndication/respond";

export async function GET(_: Request, { params }: RouteContext<"/[locale]/feed.json">) {
  return feedResponse({ ...(await params), file: "feed.json" });
}
