import { APIError } from "better-auth/api";
import { headers } from "next/headers";
import { systemPerson } from "@/features/audit/actors/actors";
import { record } from "@/features/audit/log/audit-log";
import { StaffRefusal } from "@/features/staff/errors";
import { clientAddress, networkOf } from "@/features/staff/http/client-address";
import { editorialDb } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { forgetAttempts, withinLimit } from "@/lib/rate-limit";
import { auth } from "./auth";
import { limits } from "./limits";

/**
 * Signs in with address and password, in a session of its own.
 *
 * @returns `code` when the second factor is still to be shown
 * @throws StaffRefusal `wrong-credentials` (which of the two is not said),
 *   `account-disabled`, `too-many-attempts`
 */
export async function signInWithPassword(given: {
  email: string;
  password: string;
}): Promise<{ step: "done"; userId: string } | { step: "code" }> {
  const { email, password } = given;
  await countSignIn(email);
  const before = await currentSessionId();
  const answer = await auth()
    .api.signInEmail({ body: { email, password }, headers: await headers() })
    .catch(asRefusal("wrong-credentials"));
  if ("twoFactorRedirect" in answer) return { step: "code" };
  await signedIn(answer.user.id, email, "password", before);
  return { step: "done", userId: answer.user.id };
}

/** @throws StaffRefusal `too-many-attempts`: by address of the account, and by where it comes from */
async function countSignIn(email: string): Promise<void> {
  const address = await clientAddress();
  const checks = await Promise.all([
    withinLimit("sign-in-account", email, limits.signInAccount),
    withinLimit("sign-in-address", networkOf(address), limits.signInAddress),
  ]);
  if (checks.includes(false)) throw new StaffRefusal("too-many-attempts");
}

/** What every way of signing in ends with: the earlier session of this browser is over, and it is recorded. */
export async function signedIn(
  userId: string,
  email: string,
  way: "password" | "code" | "recovery-code" | "passkey",
  before: string | undefined,
): Promise<void> {
  await forgetAttempts("sign-in-account", email);
  await inTransaction(async (tx) => {
    if (before) await tx.session.deleteMany({ where: { id: before } });
    const person = { ...systemPerson("sign-in"), id: userId, name: email };
    await record(tx, person, { verb: "sign-in", detail: { way } });
  });
}

/** The session that this browser has already; a new one takes its place. */
export async function currentSessionId(): Promise<string | undefined> {
  const found = await auth().api.getSession({
    headers: await headers(),
    query: { disableRefresh: true },
  });
  return found?.session.id;
}

/** Ends this browser's session and takes its cookie back. */
export async function endSession(): Promise<void> {
  await auth().api.signOut({ headers: await headers() });
}

/** better-auth's refusals as the desk's; anything else is a fault and stays one. */
export function asRefusal(code: StaffRefusal["code"]): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof APIError)) throw error;
    const said = error.body?.code;
    if (said === "ACCOUNT_DISABLED") throw new StaffRefusal("account-disabled");
    if (said === "SESSION_NOT_FRESH") throw new StaffRefusal("sign-in-again");
    throw new StaffRefusal(code);
  };
}

/** The language that somebody chose for the desk. */
export async function deskLocaleOf(userId: string): Promise<string | undefined> {
  const found = await editorialDb().user.findUnique({ where: { id: userId } });
  return found?.locale;
}
