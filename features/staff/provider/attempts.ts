import { z } from "zod";
import { keepForBrowser, takeFromBrowser } from "@/features/staff/sign-in/browser-memory";
import { localeSchema } from "@/i18n/locale-schema";

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
  await keepForBrowser(cookie, JSON.stringify(attempt), lifeSeconds);
}

/** The attempt that this browser began; it is over with that. */
export async function takeAttempt(): Promise<Attempt | undefined> {
  const kept = await takeFromBrowser(cookie);
  return kept === undefined ? undefined : attemptSchema.parse(JSON.parse(kept));
}
