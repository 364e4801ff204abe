import { Refusal } from "@/features/audit/errors";
import { noteSecurity } from "@/features/audit/security/security-events";
import { clientNetwork } from "@/features/staff/http/client-address";
import { forgetAttempts, giveTurnBack, takeTurn } from "@/lib/rate-limit";
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
    await refuse(await takeTurn(`${kind}-device`, whose, pace.knownDevice), userId, "account");
    return () => forgetAttempts(`${kind}-device`, whose);
  }
  await refuse(await takeTurn("staff-network", network, networkPace), userId, "network");
  const whose = `${name} ${network}`;
  const turn = await takeTurn(`${kind}-network`, whose, pace.network);
  await refuse(turn, userId, "account");
  const forget = () => forgetAttempts(`${kind}-network`, whose);
  const { everywhere } = pace;
  const isCounted = everywhere && (everywhere.counts === "attempts" || turn.attempts === 1);
  if (isCounted && !(userId && (await isKnownNetwork(userId, network)))) {
    const all = await takeTurn(`${kind}-everywhere`, name, everywhere);
    // It is still to be this network's first.
    if (all.waitSeconds > 0 && turn.attempts === 1) await forget();
    await refuse(all, userId, "account");
    return async () => {
      await Promise.all([forget(), giveTurnBack(`${kind}-everywhere`, name)]);
    };
  }
  return forget;
}

/** Counts that somebody at the door begins to use a passkey. @throws as `countAttempt` */
export async function countPasskeyBegun(): Promise<void> {
  await refuse(await takeTurn("passkey", await clientNetwork(), passkeyPace), undefined, "passkey");
}

async function refuse(
  { waitSeconds }: { waitSeconds: number },
  accountId: string | undefined,
  limit: "account" | "network" | "passkey",
): Promise<void> {
  if (waitSeconds <= 0) return;
  await noteSecurity({ kind: "slowed-down", accountId, detail: { limit } });
  throw new Refusal([{ code: "too-many-attempts", detail: waitSeconds }]);
}
