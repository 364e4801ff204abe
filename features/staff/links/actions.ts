"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { StaffRefusal } from "@/features/staff/errors";
import { clientAddress, networkOf } from "@/features/staff/http/client-address";
import { openAction } from "@/features/staff/http/staff-action";
import { mayTryLinks } from "@/features/staff/loaders";
import { isSamePassword } from "@/features/staff/own-account/passwords";
import { staffPaths } from "@/features/staff/paths";
import { emailSchema, nameSchema, passwordSchema } from "@/features/staff/schema";
import { limits } from "@/features/staff/sign-in/limits";
import { signInWithPassword } from "@/features/staff/sign-in/sign-in";
import { localeSchema } from "@/i18n/locale-schema";
import { log } from "@/lib/log";
import { withinLimit } from "@/lib/rate-limit";
import { acceptInvitation } from "./invitations";
import { finishReset, startReset } from "./resets";
import { setUp } from "./setup";

const link = {
  token: z.string().max(100),
  locale: localeSchema,
  password: passwordSchema,
  again: passwordSchema,
};

export const createFirstAdministrator = openAction(
  z.object({ ...link, name: nameSchema, email: emailSchema }),
  async ({ token, again, ...account }) => {
    await checkTry(account.password, again);
    await setUp(token, account);
    await signInWithPassword(account);
    redirect(staffPaths.home(account.locale));
  },
);

export const openAccount = openAction(
  z.object({ ...link, name: nameSchema }),
  async ({ token, again, ...given }) => {
    await checkTry(given.password, again);
    const { email } = await acceptInvitation(token, given);
    await signInWithPassword({ email, password: given.password });
    redirect(staffPaths.home(given.locale));
  },
);

export const setNewPassword = openAction(
  z.object(link),
  async ({ token, again, password, locale }) => {
    await checkTry(password, again);
    await finishReset(token, password);
    redirect(`${staffPaths.signIn(locale)}?done=reset`);
  },
);

/** Answers the same whether there is such an account or not, and as fast. */
export const askForReset = openAction(z.object({ email: emailSchema }), async ({ email }) => {
  const tries = await Promise.all([
    withinLimit("reset-address", networkOf(await clientAddress()), limits.resetAddress),
    withinLimit("reset-account", email, limits.resetAccount),
  ]);
  if (tries.includes(false)) throw new StaffRefusal("too-many-attempts");
  after(() =>
    startReset(email).catch((error: unknown) => {
      log.error({ err: error }, "the mail for a new password could not be sent");
    }),
  );
  return { sent: true };
});

async function checkTry(password: string, again: string): Promise<void> {
  if (!(await mayTryLinks())) throw new StaffRefusal("too-many-attempts");
  if (!isSamePassword(again, password)) throw new StaffRefusal("passwords-differ");
}
