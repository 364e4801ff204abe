import "./search-site.css";
import type { Viewport } from "next";
import { fontOf } from "@/components/ui/fonts";
import { noParameter, pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

/** Made for each request, because it depends on the query; finished and without a script all the same. */
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

export default async function SearchLayout({ children }: LayoutProps<"/[locale]/search">) {
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
