import type { Pace } from "@/lib/rate-limit";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * How fast something may be tried. Nothing here is shut to anybody: pauses
 * grow, and end. Decision 35 says what each count is of.
 */
type Paces = {
  /** By one network, at one account. */
  network: Pace;
  /** By a browser in which the account's owner has signed in before. */
  knownDevice: Pace;
  /**
   * At one account, from all networks together in which its owner is not
   * known. Counted are networks, or each attempt: by networks nobody who has
   * one of them slows down the others.
   */
  everywhere?: Pace & { counts: "networks" | "attempts" };
};

export type AttemptKind = "password" | "code" | "confirmation" | "reset";

export const paces: Record<AttemptKind, Paces> = {
  password: {
    network: { free: 5, longestPauseSeconds: 2 * minute, forgottenAfterSeconds: hour },
    knownDevice: { free: 10, longestPauseSeconds: 30, forgottenAfterSeconds: 15 * minute },
    everywhere: {
      counts: "networks",
      free: 20,
      longestPauseSeconds: 5 * minute,
      forgottenAfterSeconds: day,
    },
  },
  // Who tries these has the password: six digits are soon guessed.
  code: {
    network: { free: 5, longestPauseSeconds: minute, forgottenAfterSeconds: hour },
    knownDevice: { free: 5, longestPauseSeconds: minute, forgottenAfterSeconds: hour },
    everywhere: {
      counts: "attempts",
      free: 20,
      longestPauseSeconds: 15 * minute,
      forgottenAfterSeconds: day,
    },
  },
  // Counted by session, so by nobody else's.
  confirmation: {
    network: { free: 5, longestPauseSeconds: minute, forgottenAfterSeconds: 15 * minute },
    knownDevice: { free: 5, longestPauseSeconds: minute, forgottenAfterSeconds: 15 * minute },
  },
  reset: {
    network: { free: 3, longestPauseSeconds: 5 * minute, forgottenAfterSeconds: hour },
    knownDevice: { free: 3, longestPauseSeconds: minute, forgottenAfterSeconds: hour },
  },
};

/** By one network, at whatever account. A known browser is not counted. */
export const networkPace: Pace = {
  free: 30,
  longestPauseSeconds: 15,
  forgottenAfterSeconds: 15 * minute,
};

/** Passkeys cannot be guessed: this is for the database's sake. */
export const passkeyPace: Pace = {
  free: 60,
  longestPauseSeconds: 10,
  forgottenAfterSeconds: 15 * minute,
};
