import type { AuthenticationResponseJSON } from "@simplewebauthn/browser";
import { headers } from "next/headers";
import { Refusal } from "@/features/audit/errors";
import { noteSecurity } from "@/features/audit/security/security-events";
import { newToken } from "@/features/staff/links/tokens";
import { hashPassword, verifyPassword } from "@/features/staff/own-account/passwords";
import { takeCode } from "@/features/staff/proofs/codes";
import { authenticationOptions, provePasskey } from "@/features/staff/proofs/passkeys";
import { editorialDb } from "@/lib/db/editorial";
import { countAttempt, countPasskeyBegun } from "./attempts";
import { auth } from "./auth";
import { beginSession, signedIn } from "./begin-session";
import { type MissingFactor, missingFactor } from "./missing-factor";
import { currentArrival } from "./session";

/**
 * Signs in with address and password, in a session of its own.
 *
 * @returns what is missing until the session opens anything
 * @throws Refusal `wrong-credentials` (which of the two is not said),
 *   `account-disabled`, `too-many-attempts`
 */
export async function signInWithPassword(given: {
  email: string;
  password: string;
}): Promise<{ userId: string; missing: MissingFactor | undefined }> {
  const { email, password } = given;
  const user = await editorialDb().user.findUnique({
    where: { email },
    include: { accounts: { where: { providerId: "credential" } } },
  });
  const forget = await countAttempt("password", { name: email, userId: user?.id });
  // As slow where there is no such account: nobody is told by the time that it takes.
  const hash = user?.accounts[0]?.password ?? (await hashOfNobody());
  const right = await verifyPassword({ hash, password });
  if (!user || !right) {
    await noteSecurity({
      kind: "sign-in-failed",
      accountId: user?.id,
      detail: { way: "password" },
    });
    throw new Refusal([{ code: "wrong-credentials" }]);
  }
  await forget();
  const missing = await missingFactor(user);
  await beginSession(user.id, { withFactor: false });
  if (!missing) await signedIn({ userId: user.id, email }, "password");
  return { userId: user.id, missing };
}

/**
 * The second step of signing in: a code from the app, or one of the recovery
 * codes. Each works once.
 *
 * @throws Refusal `wrong-code`, `code-expired`, `too-many-attempts`,
 *   `account-disabled`
 */
export async function signInWithCode(code: string): Promise<{ userId: string }> {
  const here = await currentArrival();
  if (here?.missing !== "show") throw new Refusal([{ code: "code-expired" }]);
  const { userId } = here.staff;
  const forget = await countAttempt("code", { name: userId, userId });
  const way = await takeCode(userId, code);
  if (!way) {
    await noteSecurity({ kind: "code-failed", accountId: userId });
    throw new Refusal([{ code: "wrong-code" }]);
  }
  await forget();
  await beginSession(userId, { withFactor: true });
  await signedIn(here.staff, way);
  return { userId };
}

/** What a browser needs to sign in with a passkey. @throws Refusal `too-many-attempts` */
export async function passkeySignInOptions() {
  await countPasskeyBegun();
  return authenticationOptions("sign-in");
}

/**
 * Signs in with a passkey, which stands for both factors.
 *
 * @throws Refusal `passkey-failed`, `passkey-unverified`, `account-disabled`
 */
export async function signInWithPasskey(
  response: AuthenticationResponseJSON,
): Promise<{ userId: string }> {
  const { userId } = await provePasskey("sign-in", response).catch(async (error: unknown) => {
    await noteSecurity({ kind: "passkey-failed" });
    throw error;
  });
  const { email } = await editorialDb().user.findUniqueOrThrow({ where: { id: userId } });
  await beginSession(userId, { withFactor: true });
  await signedIn({ userId, email }, "passkey");
  return { userId };
}

/** Ends this browser's session and takes its cookie back. */
export async function endSession(): Promise<void> {
  const here = await currentArrival();
  await auth().api.signOut({ headers: await headers() });
  if (here) await noteSecurity({ kind: "signed-out", accountId: here.staff.userId });
}

/** The language that somebody chose for the desk. */
export async function deskLocaleOf(userId: string): Promise<string | undefined> {
  const found = await editorialDb().user.findUnique({ where: { id: userId } });
  return found?.locale;
}

let nobodys: Promise<string> | undefined;

/** Of a password that nobody has. */
function hashOfNobody(): Promise<string> {
  nobodys ??= hashPassword(newToken());
  return nobodys;
}
