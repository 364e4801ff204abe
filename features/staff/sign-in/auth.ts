import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { nextCookies } from "better-auth/next-js";
import { twoFactor } from "better-auth/plugins";
import { plainAddress } from "@/features/staff/http/plain-address";
import { clientAddressHeader, clientProgramHeader } from "@/features/staff/http/request-headers";
import { fewestCharacters, longestPassword } from "@/features/staff/own-account/password-length";
import { hashPassword, verifyPassword } from "@/features/staff/own-account/passwords";
import { editorialDb } from "@/lib/db/editorial";
import { log } from "@/lib/log";
import { siteSecret } from "@/lib/site-secret";
import { siteUrl } from "@/lib/site-url";

/** Seconds. Whoever does not come back within it signs in again. */
const sessionLength = 7 * 24 * 60 * 60;

/** Seconds after which a session of someone who works is prolonged. */
const sessionRenewal = 24 * 60 * 60;

/** What the site calls itself to authenticators. */
const issuer = "Bauing";

/**
 * Accounts and sessions. None of better-auth's own routes is served: its
 * functions are called by the desk's actions, which check origin and rate
 * first, so that there is one door and not two.
 */
function createAuth() {
  return betterAuth({
    appName: issuer,
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
      expiresIn: sessionLength,
      updateAge: sessionRenewal,
      // No copy in a cookie: a session that was ended or an account that was
      // disabled must be dead at the next request.
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          // Whichever way somebody signs in, a disabled account gets no session.
          before: async (session, context) => {
            const { userId } = session;
            const user = await editorialDb().user.findUnique({ where: { id: userId } });
            if (!user || user.disabledAt) {
              throw new APIError("FORBIDDEN", { code: "ACCOUNT_DISABLED" });
            }
            // Next is told of another program: server/front/http/client-headers.ts.
            const userAgent = context?.headers?.get(clientProgramHeader)?.slice(0, 400);
            // Its own reading of an address keeps the network of version 6 only, in long zeros.
            const ipAddress = plainAddress(context?.headers?.get(clientAddressHeader));
            return { data: { ...session, userAgent, ipAddress } };
          },
        },
      },
    },
    emailAndPassword: {
      enabled: true,
      // Accounts come by invitation.
      disableSignUp: true,
      // What a password needs is judged by passwordFault alone.
      minPasswordLength: fewestCharacters,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    // The desk limits by itself, in the database, and for every door.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "newsroom",
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, path: "/" },
    },
    plugins: [
      twoFactor({ issuer, backupCodeOptions: { amount: 10, length: 10 } }),
      passkey({
        rpName: issuer,
        rpID: new URL(siteUrl()).hostname,
        origin: siteUrl(),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        authentication: {
          // It stands for both factors, so its holder must have been checked.
          afterVerification: ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) {
              throw new APIError("UNAUTHORIZED", { code: "NOT_VERIFIED" });
            }
          },
        },
      }),
      nextCookies(),
    ],
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
