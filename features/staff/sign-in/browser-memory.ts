import { cookies } from "next/headers";
import { newToken, tokenHash } from "@/features/staff/links/tokens";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";
import { cookieName, cookieOptions } from "./cookie-names";

/**
 * What stays on the server for one browser, which has a cookie to find it by,
 * once: another browser finds nothing.
 *
 * @param name of the cookie, and of what is kept
 * @param value what is found again
 */
export async function keepForBrowser(
  name: string,
  value: string,
  lifeSeconds: number,
): Promise<void> {
  const token = newToken();
  const expiresAt = new Date((await databaseNow(editorialDb())).getTime() + lifeSeconds * 1000);
  await editorialDb().verification.create({
    data: { identifier: keyOf(name, token), value, expiresAt },
  });
  (await cookies()).set(cookieName(name), token, cookieOptions(lifeSeconds));
}

/** @returns what was kept for this browser and has not ended; it is gone with that */
export async function takeFromBrowser(name: string): Promise<string | undefined> {
  const token = (await cookies()).get(cookieName(name))?.value;
  if (!token) return undefined;
  const [kept] = await editorialDb().$queryRaw<{ value: string }[]>`
    DELETE FROM editorial.verification
    WHERE identifier = ${keyOf(name, token)} AND expires_at > editorial.clock()
    RETURNING value`;
  return kept?.value;
}

const keyOf = (name: string, token: string) => `${name} ${tokenHash(token)}`;
