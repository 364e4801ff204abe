import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { clientNetwork } from "@/features/staff/http/client-address";
import { newToken, tokenHash } from "@/features/staff/links/tokens";
import { databaseNow } from "@/lib/db/clock";
import { editorialDb, type Transaction } from "@/lib/db/editorial";
import { cookieName, cookieOptions } from "./cookie-names";
import { knownDeviceDays } from "./session-life";
import { signed, verified } from "./signed-value";

/**
 * Browsers in which somebody has signed in. Such a browser has a cookie that
 * outlives sessions and signing out. It is no session and opens nothing: it
 * only says that whoever tries here is likelier to be the owner, so that the
 * failures of others do not slow them down.
 */

const cookie = "device";

const dayMs = 86_400_000;

/** Where somebody signed in so long ago counts as theirs. */
const knownNetworkDays = 90;

/** The number of this browser, if this person has signed in with it. */
export async function knownDevice(userId: string): Promise<string | undefined> {
  const token = await tokenOfBrowser();
  if (!token) return undefined;
  const found = await editorialDb().staffDevice.findUnique({
    where: { userId_tokenHash: { userId, tokenHash: tokenHash(token) } },
  });
  return found?.id;
}

export async function isKnownNetwork(userId: string, network: string): Promise<boolean> {
  const since = new Date((await now()).getTime() - knownNetworkDays * dayMs);
  const found = await editorialDb().staffDevice.findFirst({
    where: { userId, network, lastUsedAt: { gt: since } },
  });
  return found !== null;
}

/**
 * Remembers this browser as one of theirs: they have shown all that is asked
 * of them in it. Several people may share it.
 *
 * @returns whether they have not signed in with it before
 */
export async function rememberDevice(userId: string): Promise<{ isNew: boolean }> {
  const token = (await tokenOfBrowser()) ?? newToken();
  const [at, network] = [await now(), await clientNetwork()];
  const whose = { userId, tokenHash: tokenHash(token) };
  const { count } = await editorialDb().staffDevice.updateMany({
    where: whose,
    data: { network, lastUsedAt: at },
  });
  if (count === 0) {
    const row = { ...whose, id: randomUUID(), network, createdAt: at, lastUsedAt: at };
    await editorialDb().staffDevice.createMany({ data: [row], skipDuplicates: true });
  }
  const life = cookieOptions(knownDeviceDays * 86_400);
  (await cookies()).set(cookieName(cookie), signed(cookie, token), life);
  return { isNew: count === 0 };
}

/** All browsers of somebody but the one that this request comes from. */
export async function forgetOtherDevices(
  tx: Pick<Transaction, "staffDevice">,
  userId: string,
): Promise<void> {
  const own = await tokenOfBrowser();
  const others = own ? { NOT: { tokenHash: tokenHash(own) } } : {};
  await tx.staffDevice.deleteMany({ where: { userId, ...others } });
}

async function tokenOfBrowser(): Promise<string | undefined> {
  const value = (await cookies()).get(cookieName(cookie))?.value;
  return value && verified(cookie, value);
}

const now = () => databaseNow(editorialDb());
