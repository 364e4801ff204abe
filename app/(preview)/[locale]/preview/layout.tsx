import "./preview.css";
import type { Metadata } from "next";
import { PublicDocument, publicViewport } from "@/components/public-document";
import { noParameter } from "@/i18n/locale";

/** Made for one reader: see features/preview. */
export const instant = false;

export const metadata: Metadata = { robots: { index: false, follow: false } };

export const viewport = publicViewport;

export function generateStaticParams() {
  return [{ locale: noParameter }];
}

/** As the layout of the public site, with the public site's one stylesheet. */
export default function PreviewLayout({ children }: LayoutProps<"/[locale]/preview">) {
  // Public pages allow no frame: what is followed opens beside it.
  return <PublicDocument head={<base target="_blank" />}>{children}</PublicDocument>;
}
