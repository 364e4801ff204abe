import type { z } from "zod";
import type { Actor } from "@/features/audit/actors/actors";
import { refuseIf } from "@/features/audit/errors";
import {
  incomingNavigationSchema,
  type Navigation,
  navigationSchema,
} from "@/features/publication/catalogue/navigation";
import { socialLinksSchema } from "@/features/publication/page/social-links";
import { writeSettings } from "@/features/publication/write/publications";
import { writeNavigation } from "@/features/publication/write/site";
import type { Navigation as NavigationRow, SiteSettings } from "@/generated/prisma/client";
import type { Locale } from "@/i18n/routing";
import { type Settings, settingsSchema } from "./schema";
import { draftOfLanguage, publishDrafts, saveDraft } from "./site-draft";

type SiteSave = {
  locale: Locale;
  /** The version that was being edited; 0 where nothing was saved yet. */
  basedOn: number;
};

const settingsDraft = draftOfLanguage<SiteSettings, { settings: Settings }>({
  verbs: { save: "save-settings", publish: "publish-settings" },
  missing: "settings-invalid",
  read: (tx, locale) => tx.siteSettings.findUnique({ where: { locale } }),
  write: async (tx, locale, _, { settings, basedOn }) => {
    const data = { ...settings, version: basedOn + 1 };
    await tx.siteSettings.upsert({ where: { locale }, create: { ...data, locale }, update: data });
  },
  makePublic: async (tx, locale, { version: _, locale: __, socialLinks, ...rest }) => {
    await writeSettings(tx, locale, { ...rest, socialLinks: socialLinksSchema.parse(socialLinks) });
    return [{ kind: "frame", locale }];
  },
});

const navigationDraft = draftOfLanguage<NavigationRow, { items: Navigation }>({
  verbs: { save: "save-navigation", publish: "publish-navigation" },
  missing: "navigation-invalid",
  read: (tx, locale) => tx.navigation.findUnique({ where: { locale } }),
  write: async (tx, locale, _, { items, basedOn }) => {
    const data = { items, version: basedOn + 1 };
    await tx.navigation.upsert({ where: { locale }, create: { ...data, locale }, update: data });
  },
  makePublic: (tx, locale, { items }) => writeNavigation(tx, locale, navigationSchema.parse(items)),
});

/**
 * Saves the settings of a language without publishing them.
 *
 * @throws ZodError; Refusal `role-forbids`, `stale` (with the current version)
 */
export async function saveSettings(
  actor: Actor,
  { locale, basedOn, settings }: SiteSave & { settings: z.input<typeof settingsSchema> },
): Promise<{ version: number }> {
  const content = { settings: settingsSchema.parse(settings), basedOn };
  await saveDraft(actor, settingsDraft, locale, content);
  return { version: basedOn + 1 };
}

/** Saves the menu of a language without publishing it. Throws as `saveSettings`. */
export async function saveNavigation(
  actor: Actor,
  { locale, basedOn, items }: SiteSave & { items: z.input<typeof navigationSchema> },
): Promise<{ version: number }> {
  const content = { items: incomingNavigationSchema.parse(items), basedOn };
  await saveDraft(actor, navigationDraft, locale, content);
  return { version: basedOn + 1 };
}

/**
 * Publishes the settings of languages as they are saved, all or none.
 *
 * @throws Refusal `no-languages`, `role-forbids`, `settings-invalid` for a language that has none
 */
export async function publishSettings(
  actor: Actor,
  locales: Locale[],
): Promise<{ receiptId: string }> {
  refuseIf(locales.length === 0 ? [{ code: "no-languages" }] : []);
  return publishDrafts(actor, settingsDraft, locales);
}

/** Publishes the menus of languages as they are saved. Throws as `publishSettings`, `navigation-invalid`. */
export async function publishNavigation(
  actor: Actor,
  locales: Locale[],
): Promise<{ receiptId: string }> {
  refuseIf(locales.length === 0 ? [{ code: "no-languages" }] : []);
  return publishDrafts(actor, navigationDraft, locales);
}
