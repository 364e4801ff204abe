import { feedResponse } from "@/features/syndication/respond";
import { noParameter } from "@/i18n/locale";

export const generateStaticParams = () => [
  { locale: noParameter, section: noParameter, number: noParameter, file: noParameter },
];

type Context = RouteContext<"/[locale]/news/[section]/feeds/[number]/[file]">;

/** The archive documents of a section's feed. */
export async function GET(_: Request, { params }: Context) {
  return feedResponse(await params);
}
