import { type Command, command } from "./command";

const renewSecret = command({
  name: "secret renew",
  summary:
    "Brings what the old secret has encrypted under the new one, and says when the old may go",
  args: [],
  options: {},
  notes: [
    "For while SITE_SECRET_PREVIOUS stands beside SITE_SECRET (docs/operations.md). It may be run",
    "as often as one likes, also while the site runs.",
  ],
  run: async () => {
    const { renewSeals } = await import("@/features/staff/proofs/renew-seals");
    const { siteSecrets } = await import("@/lib/site-secret");
    const { renewed, lost, sessionsEnd } = await renewSeals();
    const hasOld = siteSecrets().length > 1;
    const lines = [
      `${renewed} second factors were encrypted anew.`,
      ...(lost > 0
        ? [`${lost} cannot be read with any secret that is set: their owners set them up anew.`]
        : []),
      hasOld
        ? whenItMayGo(sessionsEnd)
        : "SITE_SECRET_PREVIOUS is not set: there is no old secret.",
    ];
    return { json: { renewed, lost, hasOld, sessionsEnd }, lines };
  },
});

/** Cookies of sessions are signed anew one by one, as their browsers come. */
const whenItMayGo = (sessionsEnd: Date | null): string =>
  sessionsEnd
    ? `SITE_SECRET_PREVIOUS may go after ${sessionsEnd.toISOString()}; sooner, who has not been here since the change signs in again.`
    : "SITE_SECRET_PREVIOUS may go now: nobody is signed in.";

export const secretCommands: readonly Command[] = [renewSecret];
