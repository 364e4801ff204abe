import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { noteSecurity } from "@/features/audit/security/security-events";
import { pathHeader } from "@/features/staff/http/request-headers";
import { staffPaths } from "@/features/staff/paths";
import { isAtLeast, type StaffRole, staffRole } from "@/features/staff/policy";
import { defaultLocale, isLocale, type Locale } from "@/i18n/routing";
import { auth } from "./auth";

/** Who is signed in, as the database knows them now. */
export type Staff = {
  userId: string;
  name: string;
  email: string;
  role: StaffRole;
  /** The language they chose for the desk. */
  deskLocale: Locale;
  sessionId: string;
  hasSecondFactor: boolean;
};

/**
 * Who asks, by the session cookie of this request; null for nobody, for an
 * ended session and for a disabled account. The database is asked each time
 * (once a request): nothing of it is remembered.
 */
export const currentStaff = cache(async (): Promise<Staff | null> => {
  // First of all: it tells Next that nothing from here on can be made in advance.
  const given = new Headers(await headers());
  // After an action that has begun another session, only this knows its cookie.
  given.set("cookie", (await cookies()).toString());
  const found = await auth().api.getSession({ headers: given, query: { disableRefresh: true } });
  if (!found || found.user.disabledAt) return null;
  const role = staffRole(found.user.role ?? "");
  if (!role) return null;
  const { user, session } = found;
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    role,
    deskLocale: isLocale(user.locale ?? undefined) ? (user.locale as Locale) : defaultLocale,
    sessionId: session.id,
    hasSecondFactor: user.twoFactorEnabled === true,
  };
});

/**
 * The lock of every page of the desk. Whoever is not signed in goes to the
 * sign-in page and from there back to where they wanted to go; whoever may
 * not see the page goes to the desk's home.
 *
 * @param here the page's own address, to come back to
 */
export async function requireStaff(
  locale: Locale,
  atLeast: StaffRole = "author",
  here?: string,
): Promise<Staff> {
  const staff = await currentStaff();
  if (!staff) redirect(staffPaths.signIn(locale, here ?? (await currentPath())));
  if (isAtLeast(staff.role, atLeast)) return staff;
  await noteSecurity({
    kind: "right-refused",
    accountId: staff.userId,
    detail: { needs: atLeast },
  });
  redirect(`${staffPaths.home(locale)}?refused=1`);
}

/** Set by the site's server, which knows the address that was asked for. */
async function currentPath(): Promise<string | undefined> {
  return (await headers()).get(pathHeader) ?? undefined;
}
