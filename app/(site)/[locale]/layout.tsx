import "./site.css";
import type { Viewport } from "next";
import { fontOf } from "@/components/ui/fonts";
import { noParameter, pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

/** Rendered whole, in one pass, and kept by the site's own page store; no client router navigates here. */
export const instant = false;

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

export default async function SiteLayout({ children }: LayoutProps<"/[locale]">) {
  const locale = await pageLocale();
  const font = fontOf(locale);
  return (
    <html lang={languages[locale].tag}>
      {font && (
        <head>
          <link rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        </head>
      )}
      <body>{children}</body>
    </html>
  );
}
