import type { z } from "zod";
import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { reasonsAgainstSiteAct, type SiteAct } from "@/features/editorial/policy";
import { openReceipt } from "@/features/editorial/publishing/receipts";
import {
  incomingNavigationSchema,
  navigationSchema,
} from "@/features/publication/catalogue/navigation";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import { socialLinksSchema } from "@/features/publication/page/social-links";
import { lockPublicRecord } from "@/features/publication/write/lock";
import { writeSettings } from "@/features/publication/write/publications";
import { writeNavigation } from "@/features/publication/write/site";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { settingsSchema } from "./schema";

type SiteSave = {
  locale: Locale;
  /** The version that was being edited; 0 where nothing was saved yet. */
  basedOn: number;
};

/**
 * Saves the settings of a language without publishing them.
 *
 * @throws ZodError; Refusal `role-forbids`, `stale` (with the current version)
 */
export async function saveSettings(
  actor: Actor,
  { locale, basedOn, settings }: SiteSave & { settings: z.input<typeof settingsSchema> },
): Promise<{ version: number }> {
  const data = { ...settingsSchema.parse(settings), version: basedOn + 1 };
  return save(actor, "save-settings", locale, async (tx) => {
    await lockRow(tx, "settings", locale);
    const now = await tx.siteSettings.findUnique({ where: { locale } });
    refuseIf(staleReasons(now?.version, basedOn));
    await tx.siteSettings.upsert({ where: { locale }, create: { ...data, locale }, update: data });
    return { version: data.version };
  });
}

/** Saves the menu of a language without publishing it. Throws as `saveSettings`. */
export async function saveNavigation(
  actor: Actor,
  { locale, basedOn, items }: SiteSave & { items: z.input<typeof navigationSchema> },
): Promise<{ version: number }> {
  const data = { items: incomingNavigationSchema.parse(items), version: basedOn + 1 };
  return save(actor, "save-navigation", locale, async (tx) => {
    await lockRow(tx, "navigation", locale);
    const now = await tx.navigation.findUnique({ where: { locale } });
    refuseIf(staleReasons(now?.version, basedOn));
    await tx.navigation.upsert({ where: { locale }, create: { ...data, locale }, update: data });
    return { version: data.version };
  });
}

/**
 * Publishes the settings of languages as they are saved, all or none.
 *
 * @throws Refusal `role-forbids`, `settings-invalid` for a language that has none
 */
export function publishSettings(actor: Actor, locales: Locale[]): Promise<{ receiptId: string }> {
  return publishFrame(actor, "publish-settings", locales, async (tx, locale) => {
    const row = await tx.siteSettings.findUnique({ where: { locale } });
    if (!row) return undefined;
    const { version: _version, locale: _locale, socialLinks, ...rest } = row;
    await writeSettings(tx, locale, { ...rest, socialLinks: socialLinksSchema.parse(socialLinks) });
    return [{ kind: "frame", locale }];
  });
}

/** Publishes the menus of languages as they are saved. Throws as `publishSettings`. */
export function publishNavigation(actor: Actor, locales: Locale[]): Promise<{ receiptId: string }> {
  return publishFrame(actor, "publish-navigation", locales, async (tx, locale) => {
    const row = await tx.navigation.findUnique({ where: { locale } });
    return row ? writeNavigation(tx, locale, navigationSchema.parse(row.items)) : undefined;
  });
}

function save<T>(
  actor: Actor,
  act: SiteAct & ("save-settings" | "save-navigation"),
  locale: Locale,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return inTransaction(async (tx) => {
    const person = await permitted(tx, actor, act);
    const result = await work(tx);
    await record(tx, person, { verb: act, locale });
    return result;
  });
}

async function publishFrame(
  actor: Actor,
  act: "publish-settings" | "publish-navigation",
  locales: Locale[],
  write: (tx: Transaction, locale: Locale) => Promise<InvalidationTarget[] | undefined>,
): Promise<{ receiptId: string }> {
  refuseIf(locales.length === 0 ? [{ code: "no-languages" }] : []);
  return inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const person = await permitted(tx, actor, act);
    const targets: InvalidationTarget[] = [];
    const reasons: Reason[] = [];
    for (const locale of locales) {
      const written = await write(tx, locale);
      const code = act === "publish-settings" ? "settings-invalid" : "navigation-invalid";
      if (!written) reasons.push({ code, locale });
      targets.push(...(written ?? []));
      await record(tx, person, { verb: act, locale });
    }
    refuseIf(reasons);
    return { receiptId: await openReceipt(tx, person, { verb: act, locales, targets }) };
  });
}

async function permitted(tx: Transaction, actor: Actor, act: SiteAct): Promise<Person> {
  const person = await personOf(tx, actor);
  refuseIf(reasonsAgainstSiteAct(act, person));
  return person;
}

/** An advisory lock by name: a row that does not exist yet cannot be locked. */
async function lockRow(tx: Transaction, what: string, locale: Locale): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`newsroom.${what}.${locale}`}))`;
}

function staleReasons(current: number | undefined, basedOn: number): Reason[] {
  const version = current ?? 0;
  return version === basedOn ? [] : [{ code: "stale", detail: String(version) }];
}
