import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { nextCookies } from "better-auth/next-js";
import { plainAddress } from "@/features/staff/http/plain-address";
import { clientAddressHeader, clientProgramHeader } from "@/features/staff/http/request-headers";
import { editorialDb } from "@/lib/db/editorial";
import { log } from "@/lib/log";
import { siteSecret } from "@/lib/site-secret";
import { siteUrl } from "@/lib/site-url";
import { cookieAttributes, cookiePrefix } from "./cookie-names";
import { deskSessions } from "./desk-sessions";
import { missingFactor } from "./missing-factor";
import { doorwaySeconds, longestSessionSeconds } from "./session-life";

/**
 * Sessions, their cookies, and what is encrypted with the site's secret. None
 * of better-auth's own routes is served: its functions are called by the
 * desk's actions, which check origin and rate first, so that there is one
 * door and not two.
 *
 * Its plugins for codes and passkeys are not used: the one (1.7.25) takes a
 * code twice within its time and compares recovery codes as plain text, the
 * other (passkey 1.7.6) never asks whether the device has checked its holder.
 * What they did is in `features/staff/proofs`.
 */
function createAuth() {
  return betterAuth({
    baseURL: siteUrl(),
    secret: siteSecret(),
    database: prismaAdapter(editorialDb(), { provider: "postgresql", transaction: true }),
    telemetry: { enabled: false },
    logger: {
      log: (level, message) => {
        // Its messages may name addresses of people; what matters is that there is one.
        if (level === "error") log.error({ message }, "better-auth met an error");
      },
    },
    user: {
      additionalFields: {
        role: { type: "string", input: false },
        locale: { type: "string", input: false },
        disabledAt: { type: "date", input: false, required: false },
      },
    },
    session: {
      expiresIn: longestSessionSeconds(),
      additionalFields: {
        factorAt: { type: "date", input: false, required: false },
        confirmedAt: { type: "date", input: false, required: false },
      },
      // No copy in a cookie: a session that was ended or an account that was
      // disabled must be dead at the next request.
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          // Whichever way somebody signs in, a disabled account gets no session.
          before: async (session, context) => {
            const { userId, factorAt, confirmedAt } = session as typeof session & {
              factorAt?: Date | null;
              confirmedAt?: Date | null;
            };
            const user = await editorialDb().user.findUnique({ where: { id: userId } });
            if (!user || user.disabledAt) {
              throw new APIError("FORBIDDEN", { code: "ACCOUNT_DISABLED" });
            }
            // Next is told of another program: server/front/http/client-headers.ts.
            const userAgent = context?.headers?.get(clientProgramHeader)?.slice(0, 400);
            // Its own reading of an address keeps the network of version 6 only, in long zeros.
            const ipAddress = plainAddress(context?.headers?.get(clientAddressHeader));
            // Until a second factor is shown it opens nothing, and is over soon.
            const inDoorway = !factorAt && (await missingFactor(user)) !== undefined;
            const expiresAt = inDoorway
              ? new Date(Date.now() + doorwaySeconds * 1000)
              : session.expiresAt;
            // Whichever way it was, they have just shown who they are.
            const confirmed = { confirmedAt: confirmedAt ?? new Date() };
            return { data: { ...session, ...confirmed, userAgent, ipAddress, expiresAt } };
          },
        },
      },
    },
    // The desk limits by itself, in the database, and for every door.
    rateLimit: { enabled: false },
    advanced: {
      // `__Secure-` is what it would put before the names itself.
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(),
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      defaultCookieAttributes: cookieAttributes(),
    },
    plugins: [deskSessions, nextCookies()],
  });
}

type Auth = ReturnType<typeof createAuth>;

/** The server and the code that Next bundles are two module graphs in one process. */
const scope = globalThis as { newsroomAuth?: Auth };

/** Made when first used: a build has neither secret nor database. */
export function auth(): Auth {
  scope.newsroomAuth ??= createAuth();
  return scope.newsroomAuth;
}
