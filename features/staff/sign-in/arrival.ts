import { noteSecurity } from "@/features/audit/security/security-events";
import { type StaffRole, staffRole } from "@/features/staff/policy";
import { defaultLocale, isLocale, type Locale } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { auth } from "./auth";
import { type MissingFactor, missingFactor } from "./missing-factor";
import { isIdle, isToBeNoted } from "./session-life";

/** Who is signed in, as the database knows them now. */
export type Staff = {
  userId: string;
  name: string;
  email: string;
  role: StaffRole;
  /** The language they chose for the desk. */
  deskLocale: Locale;
  sessionId: string;
  /** When they last showed who they are in this session. */
  confirmedAt: Date | null;
};

/** Somebody with a session. While something is missing, it opens nothing but the pages to mend that. */
export type Arrival = { staff: Staff; missing: MissingFactor | undefined };

/**
 * Who asks, by the session cookie among these headers; null for nobody, for
 * an ended or unused session and for a disabled account. This is the one place
 * that says whether a session counts: pages, actions, routes and pictures ask
 * here. That the session was used is written down, a minute apart at the least.
 */
export async function arrivalOf(given: Headers): Promise<Arrival | null> {
  // better-auth would prolong it with each use: here it ends when it was said to.
  const found = await auth().api.getSession({ headers: given, query: { disableRefresh: true } });
  if (!found || found.user.disabledAt) return null;
  const { user, session } = found;
  const role = staffRole(user.role ?? "");
  if (!role) return null;
  const now = Date.now();
  if (isIdle(session.updatedAt, now)) {
    const { count } = await editorialDb().session.deleteMany({ where: { id: session.id } });
    if (count > 0) await noteSecurity({ kind: "session-ended", accountId: user.id });
    return null;
  }
  if (isToBeNoted(session.updatedAt, now)) {
    await editorialDb().session.updateMany({
      where: { id: session.id, updatedAt: { lt: new Date(now) } },
      data: { updatedAt: new Date(now) },
    });
  }
  const missing = session.factorAt ? undefined : await missingFactor({ id: user.id, role });
  const staff = {
    userId: user.id,
    name: user.name,
    email: user.email,
    role,
    deskLocale: isLocale(user.locale ?? undefined) ? (user.locale as Locale) : defaultLocale,
    sessionId: session.id,
    confirmedAt: session.confirmedAt ?? null,
  };
  return { staff, missing };
}
