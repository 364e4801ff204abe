import { ownSecurityEvents } from "@/features/audit/data";
import { clientAddress, networkOf } from "@/features/staff/http/client-address";
import { findLink, type LinkKind } from "@/features/staff/links/links";
import { setupIsOpen } from "@/features/staff/links/setup";
import { limits } from "@/features/staff/sign-in/limits";
import { requireStaff } from "@/features/staff/sign-in/session";
import type { Locale } from "@/i18n/routing";
import { withinLimit } from "@/lib/rate-limit";
import { ownAccount } from "./data";

/** Whether a link for the first administrator works; never, for one who tries many. */
export async function loadSetup(token: string): Promise<boolean> {
  if (!(await mayTryLinks())) return false;
  return setupIsOpen(token);
}

/** Whom a link that came by mail is for; null for one that does not work. */
export async function loadLink(kind: LinkKind, token: string) {
  return (await mayTryLinks()) ? findLink(kind, token) : null;
}

/** A token cannot be guessed; that many tries are still nobody's business. */
export async function mayTryLinks(): Promise<boolean> {
  return withinLimit("link", networkOf(await clientAddress()), limits.link);
}

/** For their own account's page: nobody sees another's. */
export async function loadOwnAccount(locale: Locale) {
  const staff = await requireStaff(locale);
  const [{ sessions, passkeys }, events] = await Promise.all([
    ownAccount(staff.userId),
    ownSecurityEvents(staff.userId),
  ]);
  return { staff, sessions, passkeys, events };
}
