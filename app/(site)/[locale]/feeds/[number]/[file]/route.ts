import { feedResponse } from "@/features/syndication/respond";
import { noParameter } from "@/i18n/locale";

export const generateStaticParams = () => [
  { locale: noParameter, number: noParameter, file: noParameter },
];

/** The archive documents of a language's feed. */
export async function GET(_: Request, { params }: RouteContext<"/[locale]/feeds/[number]/[file]">) {
  return feedResponse(await params);
}
