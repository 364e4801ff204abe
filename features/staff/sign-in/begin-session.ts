import { APIError } from "better-auth/api";
import { headers } from "next/headers";
import { systemPerson } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { recordAccount } from "@/features/audit/security/record-account";
import { tellPerson } from "@/features/staff/notices/tell-person";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { auth } from "./auth";
import { rememberDevice } from "./known-devices";
import { currentArrival } from "./session";

/** What somebody has signed in with. */
export type Way = "password" | "code" | "recovery-code" | "passkey" | "provider";

/**
 * Begins a session in this browser, with a cookie of its own; the one that
 * it had is over.
 *
 * @param withFactor a second factor was shown
 * @throws Refusal `account-disabled`
 */
export async function beginSession(
  userId: string,
  { withFactor }: { withFactor: boolean },
): Promise<{ sessionId: string }> {
  const before = (await currentArrival())?.staff.sessionId;
  const begun = await auth()
    .api.beginSession({ body: { userId, withFactor }, headers: await headers() })
    .catch((error: unknown) => {
      if (!(error instanceof APIError)) throw error;
      throw new Refusal([{ code: "account-disabled" }]);
    });
  if (before) await editorialDb().session.deleteMany({ where: { id: before } });
  return begun;
}

/** What every way of signing in ends with, when nothing is missing any more. */
export async function signedIn(who: { userId: string; email: string }, way: Way): Promise<void> {
  const { isNew } = await rememberDevice(who.userId);
  const person = { ...systemPerson("sign-in"), id: who.userId, name: who.email };
  await inTransaction(async (tx) => {
    await recordAccount(tx, person, { verb: "sign-in", detail: { way } });
    if (isNew) await tellPerson(tx, who.userId, "new-device");
    if (way === "recovery-code") await tellPerson(tx, who.userId, "recovery-code-used");
  });
}
