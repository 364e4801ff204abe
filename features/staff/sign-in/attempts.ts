import { Refusal } from "@/features/audit/errors";
import { clientNetwork } from "@/features/staff/http/client-address";
import { forgetAttempts, secondsToWait } from "@/lib/rate-limit";
import { isKnownNetwork, knownDevice } from "./known-devices";
import { type AttemptKind, networkPace, paces, passkeyPace } from "./limits";

/** Whose account it is tried at: named alike whether there is such an account or not. */
type Whose = {
  /** An address, or the number of a person or of a session. */
  name: string;
  userId: string | undefined;
};

/**
 * Counts an attempt. Others can slow it down only in the networks that they
 * are in themselves: a browser that its owner has signed in with before, and a
 * network that they were last in, have counts of their own.
 *
 * @returns forgets it: to be called by who has shown that they may
 * @throws Refusal `too-many-attempts` with the seconds to wait
 */
export async function countAttempt(
  kind: AttemptKind,
  { name, userId }: Whose,
): Promise<() => Promise<void>> {
  const network = await clientNetwork();
  const pace = paces[kind];
  const device = userId && (await knownDevice(userId));
  if (device) {
    const whose = `${name} ${device}`;
    refuseFor(await secondsToWait(`${kind}-device`, whose, pace.knownDevice));
    return () => forgetAttempts(`${kind}-device`, whose);
  }
  refuseFor(await secondsToWait("staff-network", network, networkPace));
  if (pace.everywhere && !(userId && (await isKnownNetwork(userId, network)))) {
    refuseFor(await secondsToWait(`${kind}-everywhere`, name, pace.everywhere));
  }
  const whose = `${name} ${network}`;
  refuseFor(await secondsToWait(`${kind}-network`, whose, pace.network));
  return () => forgetAttempts(`${kind}-network`, whose);
}

/** Counts that somebody at the door begins to use a passkey. @throws as `countAttempt` */
export async function countPasskeyBegun(): Promise<void> {
  refuseFor(await secondsToWait("passkey", await clientNetwork(), passkeyPace));
}

function refuseFor(seconds: number): void {
  if (seconds > 0) throw new Refusal([{ code: "too-many-attempts", detail: `${seconds}` }]);
}
