import { cookies } from "next/headers";
import { newToken, tokenHash } from "@/features/staff/links/tokens";
import { cookieName, cookieOptions } from "@/features/staff/sign-in/cookie-names";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";

/** What a passkey has to sign, so that nothing that was signed once is worth anything twice. */

type Purpose = "register" | "sign-in" | "confirm";

/** A person at their device has this long. */
const lifeSeconds = 5 * 60;

const cookie = "passkey";

/**
 * Remembers a challenge, for this browser and purpose alone.
 *
 * @param userId whose passkey is to sign it; none: whoever's
 */
export async function keepChallenge(
  purpose: Purpose,
  challenge: string,
  userId = "",
): Promise<void> {
  const token = newToken();
  const expiresAt = new Date((await databaseNow(editorialDb())).getTime() + lifeSeconds * 1000);
  await editorialDb().verification.create({
    data: { identifier: keyOf(token), value: `${purpose} ${userId} ${challenge}`, expiresAt },
  });
  (await cookies()).set(cookieName(cookie), token, cookieOptions(lifeSeconds));
}

/** Gives the challenge of this browser, once. */
export async function takeChallenge(purpose: Purpose, userId = ""): Promise<string | undefined> {
  const token = (await cookies()).get(cookieName(cookie))?.value;
  if (!token) return undefined;
  const [kept] = await editorialDb().$queryRaw<{ value: string }[]>`
    DELETE FROM editorial.verification
    WHERE identifier = ${keyOf(token)} AND expires_at > editorial.clock()
    RETURNING value`;
  const [keptPurpose, keptUser, challenge] = kept?.value.split(" ") ?? [];
  return keptPurpose === purpose && keptUser === userId ? challenge : undefined;
}

const keyOf = (token: string) => `passkey ${tokenHash(token)}`;
