import "./search-site.css";
import { PublicDocument, publicViewport } from "@/components/public-document";
import { noParameter } from "@/i18n/locale";

/** Made for each request, because it depends on the query; finished and without a script all the same. */
export const instant = false;

export const viewport = publicViewport;

export function generateStaticParams() {
  return [{ locale: noParameter }];
}

export default function SearchLayout({ children }: LayoutProps<"/[locale]/search">) {
  return <PublicDocument>{children}</PublicDocument>;
}
