import type { Locale } from "@/i18n/routing";

const story = (desk: Locale, documentId: string) => `/${desk}/staff/stories/${documentId}`;

/** Addresses of the desk where stories are written and published. `desk` is the language of the desk. */
export const storyPaths = {
  begin: (desk: Locale) => `/${desk}/staff/stories/new`,
  story,
  text: (desk: Locale, documentId: string, locale: Locale) =>
    `${story(desk, documentId)}/${locale}`,
  history: (desk: Locale, documentId: string, locale: Locale) =>
    `${story(desk, documentId)}/${locale}/history`,
  save: (desk: Locale, documentId: string, locale: Locale) =>
    `${story(desk, documentId)}/${locale}/save`,
  publish: (desk: Locale, documentId: string) => `${story(desk, documentId)}/publish`,
  receipt: (desk: Locale, documentId: string, receiptId: string) =>
    `${story(desk, documentId)}/receipts/${receiptId}`,
  preview: (desk: Locale, documentId: string) => `${story(desk, documentId)}/preview`,
  share: (desk: Locale, documentId: string) => `${story(desk, documentId)}/share`,
  pictures: (desk: Locale) => `/${desk}/staff/pictures`,
} as const;
