import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/**
 * A session for somebody who has shown who they are to the desk itself, in
 * better-auth's shape and with its cookie.
 */
export const deskSessions = {
  id: "desk-sessions",
  endpoints: {
    beginSession: createAuthEndpoint.serverOnly(
      { method: "POST", body: z.object({ userId: z.string(), withFactor: z.boolean() }) },
      async (context) => {
        const { userId, withFactor } = context.body;
        const { internalAdapter } = context.context;
        const now = new Date();
        const shown = { factorAt: withFactor ? now : null, confirmedAt: now };
        const session = await internalAdapter.createSession(userId, false, shown);
        const user = await internalAdapter.findUserById(userId);
        if (!user) throw new Error("a session of nobody");
        await setSessionCookie(context, { session, user });
        return { sessionId: session.id };
      },
    ),
  },
} satisfies BetterAuthPlugin;
