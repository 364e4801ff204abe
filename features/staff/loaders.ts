import type { Locale } from "@/i18n/routing";
import { withinLimit } from "@/lib/rate-limit";
import { clientAddress, networkOf } from "./client-address";
import { ownAccount } from "./data";
import { limits } from "./limits";
import { findLink, type LinkKind } from "./link-mutations";
import { requireStaff } from "./session";
import { setupIsOpen } from "./setup-mutations";

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
  const { sessions, passkeys } = await ownAccount(staff.userId);
  return { staff, sessions, passkeys };
}
