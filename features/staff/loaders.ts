import { redirect } from "next/navigation";
import { ownSecurityEvents } from "@/features/audit/data";
import { noteSecurity } from "@/features/audit/security/security-events";
import { findLink, type LinkKind } from "@/features/staff/links/links";
import { setupIsOpen } from "@/features/staff/links/setup";
import { factorsOf } from "@/features/staff/proofs/factors";
import { isLinked } from "@/features/staff/provider/identities";
import { providerSettings } from "@/features/staff/provider/settings";
import { currentArrival, requireStaff } from "@/features/staff/sign-in/session";
import type { Locale } from "@/i18n/routing";
import { ownAccount } from "./data";
import { safeNext, staffPaths } from "./paths";

/**
 * Whether a link for the first administrator works. Links are not counted:
 * 256 bits are not guessed, and a count would keep out who has a right one.
 */
export async function loadSetup(token: string): Promise<boolean> {
  const isOpen = await setupIsOpen(token);
  if (!isOpen) await noteSecurity({ kind: "link-refused", detail: { link: "setup" } });
  return isOpen;
}

/** Whom a link that came by mail is for; null for one that does not work. */
export async function loadLink(kind: LinkKind, token: string) {
  const found = await findLink(kind, token);
  if (!found) await noteSecurity({ kind: "link-refused", detail: { link: kind.toLowerCase() } });
  return found;
}

/**
 * For the pages of signing in: who has nothing more to do here goes on to
 * where they wanted, and who has something else to do to the page for it.
 *
 * @returns where they want to go, and what they have beside their password
 */
export async function loadDoorway(
  locale: Locale,
  page: "password" | "show",
  wanted: string | undefined,
) {
  const next = safeNext(wanted);
  const here = await currentArrival();
  if (here && !here.missing) redirect(next ?? staffPaths.home(locale));
  const missing = here?.missing ?? "password";
  if (missing !== page) {
    const pages = {
      password: staffPaths.signIn,
      show: staffPaths.code,
      "set-up": staffPaths.firstFactor,
    };
    redirect(pages[missing](locale, next));
  }
  const factors = here ? await factorsOf(here.staff.userId) : { codes: false, passkeys: 0 };
  return { next, factors };
}

/** For the page of a first factor, which stays when it is set up. */
export async function loadFirstFactor(locale: Locale, wanted: string | undefined) {
  const next = safeNext(wanted);
  const here = await currentArrival();
  if (!here) redirect(staffPaths.signIn(locale, next));
  if (here.missing === "show") redirect(staffPaths.code(locale, next));
  return { done: !here.missing, next: next ?? staffPaths.home(locale) };
}

/** For their own account's page: nobody sees another's. */
export async function loadOwnAccount(locale: Locale) {
  const staff = await requireStaff(locale);
  const settings = providerSettings();
  const [{ sessions, passkeys }, { codes }, events, linked] = await Promise.all([
    ownAccount(staff.userId),
    factorsOf(staff.userId),
    ownSecurityEvents(staff.userId),
    settings ? isLinked(staff.userId, settings.issuer) : false,
  ]);
  const provider = settings && { name: settings.name, linked };
  const recommended = !codes && passkeys.length === 0;
  return { staff, sessions, passkeys, codes, recommended, events, provider };
}
