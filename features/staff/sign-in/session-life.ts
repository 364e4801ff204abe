/** How long sessions live (ASVS 7.3: both by time unused and in any case). */

const hourMs = 3_600_000;

/** Unused for so long, a session is over. Setting `SESSION_IDLE_HOURS`. */
export const idleMs = (): number => Number(process.env.SESSION_IDLE_HOURS || 12) * hourMs;

/** However much it is used, a session is over after so long. Setting `SESSION_DAYS`. */
export const longestSessionSeconds = (): number =>
  Number(process.env.SESSION_DAYS || 30) * 24 * 3600;

/** A browser that nobody signs in with for so long is not known any more. */
export const knownDeviceDays = 365;

/** Between the password and the second factor, or while the first one is set up. */
export const doorwaySeconds = 30 * 60;

/** When somebody was last seen is written so often at most. */
const seenEveryMs = 60_000;

/** Whether a session has not been used for too long. */
export const isIdle = (lastSeen: Date, now: number): boolean =>
  now - lastSeen.getTime() >= idleMs();

/** Whether its use is to be written down. */
export const isToBeNoted = (lastSeen: Date, now: number): boolean =>
  now - lastSeen.getTime() >= seenEveryMs;
