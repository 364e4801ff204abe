import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/browser";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { Refusal } from "@/features/audit/errors";
import type { Passkey } from "@/generated/prisma/client";
import { editorialDb } from "@/lib/db/editorial";
import { siteUrl } from "@/lib/site-url";
import { keepChallenge, takeChallenge } from "./challenges";

/**
 * Passkeys (WebAuthn level 3) stand for both factors: so the device must have
 * checked who holds it, by a finger, a face or a number. It is asked to, and
 * what it answers is refused without the mark of it, at registration and at
 * each use.
 */
const rpName = "Bauing";
const rpID = () => new URL(siteUrl()).hostname;
const expected = () => ({
  expectedOrigin: new URL(siteUrl()).origin,
  expectedRPID: rpID(),
  requireUserVerification: true,
});

/** What the browser needs to make a passkey. */
export async function registrationOptions({ userId, email }: { userId: string; email: string }) {
  const kept = await passkeysOf(userId);
  const options = await generateRegistrationOptions({
    rpName,
    rpID: rpID(),
    userName: email,
    excludeCredentials: kept.map(descriptorOf),
    attestationType: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge("register", options.challenge, userId);
  return options;
}

/**
 * What is kept of a new passkey.
 *
 * @throws Refusal `passkey-failed`, `passkey-unverified`
 */
export async function registeredPasskey(userId: string, response: RegistrationResponseJSON) {
  const expectedChallenge = await takeChallenge("register", userId);
  if (!expectedChallenge) throw new Refusal([{ code: "passkey-failed" }]);
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    ...expected(),
  }).catch(asRefusal);
  if (!registrationInfo) throw new Refusal([{ code: "passkey-failed" }]);
  const { aaguid, credential, credentialBackedUp, credentialDeviceType } = registrationInfo;
  return {
    userId,
    credentialID: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString("base64"),
    counter: credential.counter,
    deviceType: credentialDeviceType,
    backedUp: credentialBackedUp,
    transports: credential.transports?.join(",") ?? "",
    aaguid,
  };
}

/**
 * What the browser needs to use a passkey.
 *
 * @param userId whose it has to be; none: the browser offers those that it knows
 */
export async function authenticationOptions(purpose: "sign-in" | "confirm", userId?: string) {
  const allowed = userId === undefined ? [] : await passkeysOf(userId);
  const options = await generateAuthenticationOptions({
    rpID: rpID(),
    userVerification: "required",
    allowCredentials: allowed.map(descriptorOf),
  });
  await keepChallenge(purpose, options.challenge, userId);
  return options;
}

/**
 * Whose passkey has signed.
 *
 * @throws Refusal `passkey-failed`, `passkey-unverified`
 */
export async function provePasskey(
  purpose: "sign-in" | "confirm",
  response: AuthenticationResponseJSON,
  userId?: string,
): Promise<{ userId: string }> {
  const expectedChallenge = await takeChallenge(purpose, userId);
  const passkey = await editorialDb().passkey.findUnique({ where: { credentialID: response.id } });
  const isTheirs = userId === undefined || passkey?.userId === userId;
  if (!expectedChallenge || !passkey || !isTheirs) throw new Refusal([{ code: "passkey-failed" }]);
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    ...expected(),
    credential: {
      id: passkey.credentialID,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64")),
      counter: passkey.counter,
    },
  }).catch(asRefusal);
  if (!verified) throw new Refusal([{ code: "passkey-failed" }]);
  // A device that counts, counts up: of two who have the same count, one is a copy.
  const { count } = await editorialDb().passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter: authenticationInfo.newCounter },
  });
  if (count === 0) throw new Refusal([{ code: "passkey-failed" }]);
  return { userId: passkey.userId };
}

const passkeysOf = (userId: string) => editorialDb().passkey.findMany({ where: { userId } });

const descriptorOf = ({ credentialID, transports }: Passkey) => ({
  id: credentialID,
  transports: (transports?.split(",").filter(Boolean) ?? []) as "internal"[],
});

/** Whatever is wrong with an answer, the library throws; only this one can be told in better words. */
function asRefusal(error: unknown): never {
  const unverified = error instanceof Error && /user verification .*required/i.test(error.message);
  throw new Refusal([{ code: unverified ? "passkey-unverified" : "passkey-failed" }]);
}
