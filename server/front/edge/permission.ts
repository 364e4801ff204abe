/** For so long without word from the database pages stay; sweeps come every five seconds. */
const longestUnvouchedMs = 15_000;

/**
 * Whether pages may lie where nginx finds them, by what this process is told:
 * that it hears of changes, and that readers are not to be told of
 * maintenance.
 *
 * @param unvouchedMs how long one word that it hears of changes lasts
 */
export function createPermission(unvouchedMs = longestUnvouchedMs) {
  let vouched: { wall: number; steady: number } | undefined;
  let suspended = false;

  return {
    isGiven: (): boolean => vouched !== undefined && !suspended,

    /** @param askedAt when the database was asked, of whose changes everything is taken away now */
    vouch(askedAt: number): void {
      const ago = Math.max(0, Date.now() - askedAt);
      vouched = { wall: Date.now() - ago, steady: performance.now() - ago };
    },

    /** @returns whether the last word is too old; said once, and from then on nothing may lie there */
    lapses(): boolean {
      if (!vouched) return false;
      // The steady clock stands still with a machine that is paused, the other one can be set.
      const age = Math.max(Date.now() - vouched.wall, performance.now() - vouched.steady);
      if (age < unvouchedMs) return false;
      vouched = undefined;
      return true;
    },

    suspend(): void {
      suspended = true;
    },

    resume(): void {
      suspended = false;
    },
  };
}
