import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/browser";
import { headers } from "next/headers";
import { personOf } from "@/features/audit/actors/actors";
import { record } from "@/features/audit/log/audit-log";
import { StaffRefusal } from "@/features/staff/errors";
import { clientAddress, networkOf } from "@/features/staff/http/client-address";
import { auth } from "@/features/staff/sign-in/auth";
import { limits } from "@/features/staff/sign-in/limits";
import type { Staff } from "@/features/staff/sign-in/session";
import { asRefusal, currentSessionId, signedIn } from "@/features/staff/sign-in/sign-in";
import { inTransaction } from "@/lib/db/transaction";
import { withinLimit } from "@/lib/rate-limit";
import { confirmPassword } from "./own-account";

/**
 * What a browser needs to sign in with a passkey. It must check who holds
 * it (a finger, a face, a number): a passkey stands for both factors.
 *
 * @throws StaffRefusal `too-many-attempts`
 */
export async function passkeySignInOptions() {
  if (!(await withinLimit("passkey", networkOf(await clientAddress()), limits.passkey))) {
    throw new StaffRefusal("too-many-attempts");
  }
  const options = await auth().api.generatePasskeyAuthenticationOptions({
    headers: await headers(),
  });
  return { ...options, allowCredentials: [], userVerification: "required" as const };
}

/** @throws StaffRefusal `passkey-failed`, `account-disabled` */
export async function signInWithPasskey(
  response: AuthenticationResponseJSON,
): Promise<{ userId: string }> {
  const before = await currentSessionId();
  const answer = await auth()
    .api.verifyPasskeyAuthentication({ headers: await headers(), body: { response } })
    .catch(asRefusal("passkey-failed"));
  const { userId } = answer.session;
  const email = await inTransaction(async (tx) => (await personOf(tx, { userId })).name);
  await signedIn(userId, email, "passkey", before);
  return { userId };
}

/** @throws StaffRefusal `sign-in-again`, `password-wrong`, `too-many-attempts` */
export async function passkeyOptions(staff: Staff, password: string) {
  await confirmPassword(staff, password);
  return auth()
    .api.generatePasskeyRegistrationOptions({ headers: await headers() })
    .catch(asRefusal("sign-in-again"));
}

/** @throws StaffRefusal `passkey-failed`, `sign-in-again` */
export async function addPasskey(
  { userId }: Staff,
  { response, name }: { response: RegistrationResponseJSON; name: string },
): Promise<void> {
  await auth()
    .api.verifyPasskeyRegistration({ headers: await headers(), body: { response, name } })
    .catch(asRefusal("passkey-failed"));
  await inTransaction(async (tx) => {
    await record(tx, await personOf(tx, { userId }), { verb: "passkey-added", detail: { name } });
  });
}

/** Does nothing when it is gone already, or is somebody else's. */
export async function removePasskey({ userId }: Staff, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id, userId } });
    if (count === 0) return;
    await record(tx, await personOf(tx, { userId }), { verb: "passkey-removed" });
  });
}
