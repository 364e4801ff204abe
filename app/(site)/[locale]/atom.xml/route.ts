import { feedResponse } from "@/features/syndication/feeds/respond";

export async function GET(_: Request, { params }: RouteContext<"/[locale]/atom.xml">) {
  return feedResponse({ ...(await params), file: "atom.xml" });
}
