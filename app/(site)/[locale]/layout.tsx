import "./site.css";
import { PublicDocument, publicViewport } from "@/components/public-document";
import { noParameter } from "@/i18n/locale";

/** Rendered whole, in one pass, and kept by the site's own page store; no client router navigates here. */
export const instant = false;

export const viewport = publicViewport;

export function generateStaticParams() {
  return [{ locale: noParameter }];
}

export default function SiteLayout({ children }: LayoutProps<"/[locale]">) {
  return <PublicDocument>{children}</PublicDocument>;
}
