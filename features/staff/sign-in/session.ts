import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { noteSecurity } from "@/features/audit/security/security-events";
import { pathHeader } from "@/features/staff/http/request-headers";
import { pagePath, staffPaths } from "@/features/staff/paths";
import { isAtLeast, type StaffRole } from "@/features/staff/policy";
import type { Locale } from "@/i18n/routing";
import { type Arrival, arrivalOf, type Staff } from "./arrival";

/**
 * Who asks, with what they still have to show. The database is asked each
 * time (once a request): nothing of it is remembered.
 */
export const currentArrival = cache(async (): Promise<Arrival | null> => {
  // First of all: it tells Next that nothing from here on can be made in advance.
  const given = new Headers(await headers());
  // After an action that has begun another session, only this knows its cookie.
  given.set("cookie", (await cookies()).toString());
  return arrivalOf(given);
});

/** Who asks; null also for somebody who still has to show a second factor, or to set up their first. */
export async function currentStaff(): Promise<Staff | null> {
  const here = await currentArrival();
  return here && !here.missing ? here.staff : null;
}

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
  const path = (await headers()).get(pathHeader);
  return path === null ? undefined : pagePath(path);
}
