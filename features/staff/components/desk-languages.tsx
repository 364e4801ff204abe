"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type Locale, languages, locales } from "@/i18n/routing";

/** This page in another language of the desk. What they are signed in with stays. */
export function DeskLanguages({ locale, label }: { locale: Locale; label: string }) {
  const [, , ...rest] = usePathname().split("/");
  const query = useSearchParams().toString();
  const here = (each: Locale) => `/${[each, ...rest].join("/")}${query ? `?${query}` : ""}`;
  return (
    <nav className="desk-languages" aria-label={label}>
      <ul>
        {locales.map((each) => {
          const { name, tag } = languages[each];
          return (
            <li key={each}>
              {each === locale ? (
                <span aria-current="true" lang={tag}>
                  {name}
                </span>
              ) : (
                <a href={here(each)} hrefLang={tag} lang={tag}>
                  {name}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
