import type { Locale } from "@/i18n/routing";

const query = (given: Record<string, string | number | undefined>) => {
  const said = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return said.length > 0 ? `?${new URLSearchParams(said)}` : "";
};

type Moment = {
  /** As if this document had been published. */
  with?: string | undefined;
  /** As if it were then, schedules carried out: an instant. */
  at?: string | undefined;
};

/** Addresses of previews. They share none with a public page. */
export const previewPaths = {
  story: (locale: Locale, documentId: string, revision?: number) =>
    `/${locale}/preview/story/${documentId}${query({ revision })}`,
  home: (locale: Locale, moment: Moment = {}) => `/${locale}/preview/home${query(moment)}`,
  news: (locale: Locale, moment: Moment & { section?: string | undefined } = {}) =>
    `/${locale}/preview/news${query(moment)}`,
} as const;
