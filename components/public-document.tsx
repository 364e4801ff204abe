import type { Viewport } from "next";
import type { ReactNode } from "react";
import { fontOf } from "@/components/ui/fonts";
import { pageLocale } from "@/i18n/locale";
import { languages } from "@/i18n/routing";

/** Colours of the browser's own frame around a page: the page's ground, by day and by night. */
export const publicViewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f4ee" },
    { media: "(prefers-color-scheme: dark)", color: "#161513" },
  ],
  colorScheme: "light dark",
};

/**
 * The document of a page as the public sees it, previews of drafts included:
 * its language, and the one font that it needs, asked for at once. What every
 * kind of page has for itself (its stylesheet, whether it is made in advance)
 * stands in its layout.
 *
 * @param head what else stands in its head
 */
export async function PublicDocument({
  head,
  children,
}: {
  head?: ReactNode;
  children: ReactNode;
}) {
  const locale = await pageLocale();
  const font = fontOf(locale);
  return (
    <html lang={languages[locale].tag}>
      {(head || font) && (
        <head>
          {head}
          {font && (
            <link rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
          )}
        </head>
      )}
      <body>{children}</body>
    </html>
  );
}
