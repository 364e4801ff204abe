import { cookies } from "next/headers";
import { z } from "zod";
import { newToken, tokenHash } from "@/features/staff/links/tokens";
import { cookieName, cookieOptions } from "@/features/staff/sign-in/cookie-names";
import { localeSchema } from "@/i18n/locale-schema";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";

/**
 * Attempts that are under way at the provider. What the answer must fit stays
 * on the server; the browser that began has a cookie by which it is found,
 * once. An answer that another browser brings fits nothing: nobody can be
 * made to sign in as somebody else.
 */

/** Seconds: people have passwords to find, and codes. */
const lifeSeconds = 15 * 60;

const cookie = "provider";

const attemptSchema = z.object({
  checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  locale: localeSchema,
  next: z.string().optional(),
  /** In which session somebody links their account; none: somebody signs in. */
  linkIn: z.string().optional(),
});

export type Attempt = z.output<typeof attemptSchema>;

export async function keepAttempt(attempt: Attempt): Promise<void> {
  const token = newToken();
  const now = await databaseNow(editorialDb());
  await editorialDb().verification.create({
    data: {
      identifier: keyOf(token),
      value: JSON.stringify(attempt),
      expiresAt: new Date(now.getTime() + lifeSeconds * 1000),
    },
  });
  (await cookies()).set(cookieName(cookie), token, cookieOptions(lifeSeconds));
}

/** The attempt that this browser began; it is over with that. */
export async function takeAttempt(): Promise<Attempt | undefined> {
  const token = (await cookies()).get(cookieName(cookie))?.value;
  if (!token) return undefined;
  const [kept] = await editorialDb().$queryRaw<{ value: string }[]>`
    DELETE FROM editorial.verification
    WHERE identifier = ${keyOf(token)} AND expires_at > editorial.clock()
    RETURNING value`;
  return kept && attemptSchema.parse(JSON.parse(kept.value));
}

const keyOf = (token: string) => `provider ${tokenHash(token)}`;
