import { keepForBrowser, takeFromBrowser } from "@/features/staff/sign-in/browser-memory";

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
  await keepForBrowser(cookie, `${purpose} ${userId} ${challenge}`, lifeSeconds);
}

/** Gives the challenge of this browser, once. */
export async function takeChallenge(purpose: Purpose, userId = ""): Promise<string | undefined> {
  const [keptPurpose, keptUser, challenge] = (await takeFromBrowser(cookie))?.split(" ") ?? [];
  return keptPurpose === purpose && keptUser === userId ? challenge : undefined;
}
