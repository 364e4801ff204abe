"use server";

import type { RegistrationResponseJSON } from "@simplewebauthn/browser";
import { redirect } from "next/navigation";
import { z } from "zod";
import { StaffRefusal } from "@/features/staff/errors";
import { staffAction } from "@/features/staff/http/staff-action";
import { staffPaths } from "@/features/staff/paths";
import { credentialSchema, nameSchema, passwordSchema } from "@/features/staff/schema";
import { localeSchema } from "@/i18n/locale-schema";
import { changePassword, changeProfile, endOwnSessions } from "./own-account";
import { addPasskey, passkeyOptions, removePasskey } from "./passkeys";
import { isSamePassword } from "./passwords";
import {
  beginSecondFactor,
  endSecondFactor,
  finishSecondFactor,
  newRecoveryCodes,
} from "./second-factor";

export const saveProfile = staffAction(
  { input: z.object({ name: nameSchema, locale: localeSchema }) },
  async (staff, input) => {
    await changeProfile(staff, input);
    redirect(`${staffPaths.account(input.locale)}?done=profile`);
  },
);

export const savePassword = staffAction(
  {
    input: z.object({ current: passwordSchema, password: passwordSchema, again: passwordSchema }),
  },
  async (staff, { again, ...input }) => {
    if (!isSamePassword(again, input.password)) throw new StaffRefusal("passwords-differ");
    await changePassword(staff, input);
    return { done: true };
  },
);

/** `others`: all but the one that this is sent from. */
export const endSessions = staffAction(
  { input: z.object({ which: z.string().max(100), locale: localeSchema }) },
  async (staff, { which, locale }) => {
    await endOwnSessions(staff, which);
    redirect(`${staffPaths.account(locale)}?done=sessions`);
  },
);

const withPassword = z.object({ password: passwordSchema.min(1) });

export const startSecondFactor = staffAction({ input: withPassword }, (staff, { password }) =>
  beginSecondFactor(staff, password),
);

export const confirmSecondFactor = staffAction(
  { input: z.object({ code: z.string().min(1).max(40) }) },
  async (staff, { code }) => {
    await finishSecondFactor(staff, code);
    return { done: true };
  },
);

export const stopSecondFactor = staffAction({ input: withPassword }, async (staff, input) => {
  await endSecondFactor(staff, input.password);
  return { done: true };
});

export const renewRecoveryCodes = staffAction({ input: withPassword }, async (staff, input) => ({
  recoveryCodes: await newRecoveryCodes(staff, input.password),
}));

export const startPasskey = staffAction({ input: withPassword }, async (staff, { password }) => ({
  options: await passkeyOptions(staff, password),
}));

export const savePasskey = staffAction(
  {
    input: z.object({
      name: nameSchema,
      response: credentialSchema<RegistrationResponseJSON>(),
    }),
  },
  async (staff, input) => {
    await addPasskey(staff, input);
    return { done: true };
  },
);

export const deletePasskey = staffAction(
  { input: z.object({ id: z.string().max(100), locale: localeSchema }) },
  async (staff, { id, locale }) => {
    await removePasskey(staff, id);
    redirect(`${staffPaths.account(locale)}?done=passkey`);
  },
);
