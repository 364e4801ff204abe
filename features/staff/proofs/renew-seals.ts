import { databaseNow } from "@/lib/db/clock";
import { editorialDb } from "@/lib/db/editorial";
import { siteSecrets } from "@/lib/site-secret";
import { seal, unseal } from "./seal";

/** What still stands on the secret before this one, and what on neither. */
export type OldSeals = {
  renewed: number;
  /** Sealed under a secret that the site has not any more: their owners set up codes anew. */
  lost: number;
  /** The last of the sessions that were there at this moment has ended by then. */
  sessionsEnd: Date | null;
};

/**
 * Seals everybody's second factor under the site's secret of now, without
 * waiting until they use it. What is sealed so already is left alone.
 */
export async function renewSeals(): Promise<OldSeals> {
  const counted = { renewed: 0, lost: 0 };
  for (const row of await editorialDb().twoFactor.findMany()) {
    const { id, secret, backupCodes } = row;
    try {
      const [newSecret, newCodes] = [await anew(secret), backupCodes && (await anew(backupCodes))];
      if (newSecret === secret && newCodes === backupCodes) continue;
      // Whoever has set up another one meanwhile keeps that.
      const { count } = await editorialDb().twoFactor.updateMany({
        where: { id, secret, backupCodes },
        data: { secret: newSecret, backupCodes: newCodes },
      });
      counted.renewed += count;
    } catch {
      counted.lost += 1;
    }
  }
  return { ...counted, sessionsEnd: await lastSessionEnds() };
}

async function anew(sealed: string): Promise<string> {
  const { data, isOld } = await unseal(sealed);
  return isOld ? seal(data) : sealed;
}

/** Which secret has signed a cookie only its browser knows; each is renewed when it comes. */
async function lastSessionEnds(): Promise<Date | null> {
  if (siteSecrets().length === 1) return null;
  const now = await databaseNow(editorialDb());
  const { _max } = await editorialDb().session.aggregate({
    where: { expiresAt: { gt: now } },
    _max: { expiresAt: true },
  });
  return _max.expiresAt;
}
