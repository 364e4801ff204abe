import { endingDays } from "./ending-days";

export type LicenceState = "none" | "ended" | "ending" | "holds";

/**
 * How a licence stands. Its last day is still one of it; nothing is withdrawn
 * when it has ended, since who has agreed on what longer is known to people alone.
 *
 * @param today `2026-11-30`, in the newsroom's zone
 */
export function licenceState(
  { licence, licenceUntil }: { licence: string; licenceUntil: Date | null },
  today: string,
): LicenceState {
  if (licenceUntil) {
    const days = (licenceUntil.getTime() - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
    if (days < 0) return "ended";
    if (days < endingDays) return "ending";
  }
  return licence ? "holds" : "none";
}
