import { siteMachines } from "@/features/administration/neighbours/site-machines";
import { folderStatus } from "@/features/administration/status/folder-status";
import { mailStatus } from "@/features/administration/status/mail-status";
import { type SecurityFilter, securityPage } from "@/features/audit/data";
import { siteDraft } from "@/features/editorial/data";
import { glossaryTerms } from "@/features/glossary/data";
import { navigationSchema } from "@/features/publication/catalogue/navigation";
import { accounts, invitations } from "@/features/staff/data";
import { requireStaff } from "@/features/staff/sign-in/session";
import type { Locale } from "@/i18n/routing";
import {
  auditPage,
  currentLead,
  liveDocuments,
  redirectsPage,
  sectionsWithTexts,
  systemStatus,
} from "./data";
import { partRoles } from "./policy";

/** Each asks first whether the one who is signed in may see it. */

export async function loadAccounts(locale: Locale) {
  const staff = await requireStaff(locale, partRoles.accounts);
  const [people, invited] = await Promise.all([accounts(), invitations()]);
  return { staff, people, invited };
}

export async function loadSections(locale: Locale) {
  const staff = await requireStaff(locale, partRoles.sections);
  return { staff, sections: await sectionsWithTexts() };
}

export async function loadNavigation(locale: Locale, language: Locale) {
  const staff = await requireStaff(locale, partRoles.navigation);
  const [{ navigation }, sections, pages] = await Promise.all([
    siteDraft(language),
    sectionsWithTexts(),
    liveDocuments("PAGE", locale),
  ]);
  const items = navigationSchema.parse(navigation?.items ?? []);
  return { staff, items, version: navigation?.version ?? 0, sections, pages };
}

export async function loadLead(locale: Locale) {
  const staff = await requireStaff(locale, partRoles.lead);
  const [lead, stories] = await Promise.all([currentLead(), liveDocuments("ARTICLE", locale)]);
  return { staff, lead, stories };
}

export async function loadSettings(locale: Locale, language: Locale) {
  const staff = await requireStaff(locale, partRoles.settings);
  return { staff, settings: (await siteDraft(language)).settings };
}

export async function loadRedirects(locale: Locale, q: string, page: number) {
  const staff = await requireStaff(locale, partRoles.redirects);
  return { staff, ...(await redirectsPage(q, page)) };
}

/** One page of the glossary, and the term that is to be changed. */
export async function loadGlossary(locale: Locale, q: string, page: number, id: string) {
  const staff = await requireStaff(locale, partRoles.glossary);
  const all = await glossaryTerms();
  const wanted = q.toLowerCase();
  const found = all.filter(({ forms, forbidden, note }) =>
    [...Object.values(forms).flat(), ...Object.values(forbidden).flat(), note].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
  return {
    staff,
    term: all.find((each) => each.id === id),
    terms: found.slice((page - 1) * termsOnPage, page * termsOnPage),
    total: found.length,
    pages: Math.max(1, Math.ceil(found.length / termsOnPage)),
  };
}

const termsOnPage = 50;

export async function loadAudit(
  locale: Locale,
  filter: { verb?: string; actor?: string },
  page: number,
) {
  const staff = await requireStaff(locale, partRoles.audit);
  return { staff, ...(await auditPage(filter, page, locale)) };
}

export async function loadSecurity(locale: Locale, filter: SecurityFilter, page: number) {
  const staff = await requireStaff(locale, partRoles.security);
  return { staff, ...(await securityPage(filter, page)) };
}

export async function loadStatus(locale: Locale) {
  const staff = await requireStaff(locale, partRoles.status);
  const [system, folder, mail, machines] = await Promise.all([
    systemStatus(locale),
    folderStatus(),
    mailStatus(),
    siteMachines(),
  ]);
  return { staff, system, folder, mail, machines };
}
