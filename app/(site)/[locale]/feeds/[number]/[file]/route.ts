import { feedResponse } from "@/features/syndication/feeds/respond";

/** The archive documents of a language's feed. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/feeds/[number]/[file]">) {
  return feedResponse(await params);
}
