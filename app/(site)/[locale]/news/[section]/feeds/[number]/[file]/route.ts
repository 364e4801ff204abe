import { feedResponse } from "@/features/syndication/feeds/respond";

type Context = RouteContext<"/[locale]/news/[section]/feeds/[number]/[file]">;

/** The archive documents of a section's feed. */
export async function GET(_: Request, { params }: Context) {
  return feedResponse(await params);
}
