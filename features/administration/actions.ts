"use server";

import "@/features/publication/write/register-followers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { menuOf } from "@/features/administration/navigation/menu";
import { sectionProposal } from "@/features/administration/sections/section-proposal";
import { setLeadStory } from "@/features/editorial/site/lead-story";
import { importRedirects } from "@/features/editorial/site/redirects";
import { publishSections, saveSection } from "@/features/editorial/site/sections";
import {
  publishNavigation,
  publishSettings,
  saveNavigation,
  saveSettings,
} from "@/features/editorial/site/settings-and-navigation";
import { addressWith } from "@/features/staff/http/parameters";
import { staffAction } from "@/features/staff/http/staff-action";
import { staffPaths } from "@/features/staff/paths";
import { localeSchema } from "@/i18n/locale-schema";
import type { Locale } from "@/i18n/routing";
import { lineField } from "@/lib/text/fields";
import { isBlank } from "@/lib/text/seen";
import { sectionNamesTaken } from "./data";
import { linksOf, pairsOf, savingForm } from "./schema";

const back = (locale: Locale, part: string, query: Record<string, string>) =>
  redirect(addressWith(staffPaths.admin(locale, part), query));

const line = lineField(500);

export const changeSettings = staffAction(
  {
    role: "admin",
    input: savingForm.extend({
      legalName: line,
      address: line,
      pressContact: line,
      icpNumber: line,
      publicSecurityNumber: line,
      socialLinks: z.string().max(5000),
      mourning: z.literal("1").optional(),
    }),
  },
  async ({ userId }, { locale, language, basedOn, act, ...given }) => {
    const settings = {
      ...given,
      socialLinks: linksOf(given.socialLinks),
      mourning: given.mourning === "1",
    };
    await saveSettings({ userId }, { locale: language, basedOn, settings });
    if (act === "publish") await publishSettings({ userId }, [language]);
    return back(locale, "settings", { language, done: act });
  },
);

const list = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());

export const changeNavigation = staffAction(
  {
    role: "editor",
    input: savingForm.extend({ order: list, target: list, label: list, url: list }),
  },
  async (staff, { locale, language, basedOn, act, ...rows }) => {
    const actor = { userId: staff.userId };
    await saveNavigation(actor, { locale: language, basedOn, items: menuOf(rows) });
    if (act === "publish") await publishNavigation(actor, [language]);
    return back(locale, "navigation", { language, done: act });
  },
);

export const changeSection = staffAction(
  {
    role: "admin",
    input: z.object({
      locale: localeSchema,
      key: lineField(60),
      position: z.coerce.number().int().min(0).max(1000),
      act: z.enum(["save", "publish"]),
      language: list,
      name: list,
      slug: list,
      description: list,
    }),
  },
  async ({ userId }, { locale, key, position, act, ...rows }) => {
    const texts = rows.language.flatMap((language, index) => {
      const [name, slug] = [rows.name[index], rows.slug[index]];
      // A language that has neither is not named yet.
      if (isBlank(name) && isBlank(slug)) return [];
      const text = {
        name: isBlank(name) ? undefined : name,
        slug: isBlank(slug) ? undefined : slug,
      };
      return [
        { ...text, locale: localeSchema.parse(language), description: rows.description[index] },
      ];
    });
    await saveSection({ userId }, { key, position, texts });
    if (act === "publish") await publishSections({ userId }, [key]);
    return back(locale, "sections", { done: act });
  },
);

/** Addresses and a key by the names of a section; `section`: its key, where it has one. */
export const proposeSection = staffAction(
  {
    role: "admin",
    input: z.object({
      section: z.string().max(60),
      names: z.array(z.object({ locale: localeSchema, name: z.string().max(300) })).max(20),
    }),
  },
  async (_, { section, names }) => {
    const named = Object.fromEntries(names.map(({ locale, name }) => [locale, name]));
    return sectionProposal(named, await sectionNamesTaken(section));
  },
);

export const changeLead = staffAction(
  {
    role: "editor",
    input: z.object({
      locale: localeSchema,
      act: z.enum(["set", "end"]),
      document: z.union([z.uuid(), z.literal("")]).default(""),
      until: z.string().max(40).default(""),
      zone: z.string().max(60).default("Asia/Shanghai"),
    }),
  },
  async ({ userId }, { locale, act, document, until, zone }) => {
    const time = until ? { until: { localTime: until, zone } } : {};
    const lead = act === "end" || !document ? undefined : { documentId: document, ...time };
    await setLeadStory({ userId }, lead);
    return back(locale, "lead", { done: "lead" });
  },
);

export const addRedirects = staffAction(
  {
    role: "admin",
    input: z.object({ locale: localeSchema, pairs: z.string().min(1).max(200_000) }),
  },
  async ({ userId }, { locale, pairs }) => {
    await importRedirects({ userId }, pairsOf(pairs));
    return back(locale, "redirects", { done: "redirects" });
  },
);
