import "./preview.css";
import type { Metadata, Viewport } from "next";
import { fontOf } from "@/components/ui/fonts";
import { noParameter, pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

/** Made for one reader: see features/preview. */
export const instant = false;

export const metadata: Metadata = { robots: { index: false, follow: false } };

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f4ee" },
    { media: "(prefers-color-scheme: dark)", color: "#161513" },
  ],
  colorScheme: "light dark",
};

export function generateStaticParams() {
  return [{ locale: noParameter }];
}

/** As the layout of the public site, with the public site's one stylesheet. */
export default async function PreviewLayout({ children }: LayoutProps<"/[locale]/preview">) {
  const locale = await pageLocale();
  const font = fontOf(locale);
  return (
    <html lang={languages[locale].tag}>
      <head>
        {/* Public pages allow no frame: what is followed opens beside it. */}
        <base target="_blank" />
        {font && (
          <link rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        )}
      </head>
      <body>{children}</body>
    </html>
  );
}
