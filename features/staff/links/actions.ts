"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { Refusal } from "@/features/audit/errors";
import { openAction } from "@/features/staff/http/staff-action";
import { isSamePassword } from "@/features/staff/own-account/passwords";
import { staffPaths } from "@/features/staff/paths";
import { emailSchema, nameSchema, passwordSchema } from "@/features/staff/schema";
import { countAttempt } from "@/features/staff/sign-in/attempts";
import { rememberDevice } from "@/features/staff/sign-in/known-devices";
import { signInWithPassword } from "@/features/staff/sign-in/sign-in";
import { localeSchema } from "@/i18n/locale-schema";
import { log } from "@/lib/log";
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
    checkSame(account.password, again);
    await setUp(token, account);
    await signInWithPassword(account);
    redirect(staffPaths.home(account.locale));
  },
);

export const openAccount = openAction(
  z.object({ ...link, name: nameSchema }),
  async ({ token, again, ...given }) => {
    checkSame(given.password, again);
    const { email } = await acceptInvitation(token, given);
    await signInWithPassword({ email, password: given.password });
    redirect(staffPaths.home(given.locale));
  },
);

export const setNewPassword = openAction(
  z.object(link),
  async ({ token, again, password, locale }) => {
    checkSame(password, again);
    const { userId } = await finishReset(token, password);
    // Whoever has their mail is the owner, and is not slowed down by what others try meanwhile.
    await rememberDevice(userId);
    redirect(`${staffPaths.signIn(locale)}?done=reset`);
  },
);

/** Answers the same whether there is such an account or not, and as fast. */
export const askForReset = openAction(z.object({ email: emailSchema }), async ({ email }) => {
  // By whoever asks, and not by whom they ask it for. There may be no such account.
  await countAttempt("reset", { name: email, userId: undefined });
  after(() =>
    startReset(email).catch((error: unknown) => {
      log.error({ err: error }, "a link for a new password could not be made");
    }),
  );
  return { sent: true };
});

function checkSame(password: string, again: string): void {
  if (!isSamePassword(again, password)) throw new Refusal([{ code: "passwords-differ" }]);
}
