"use server";

import type { RegistrationResponseJSON } from "@simplewebauthn/browser";
import { redirect } from "next/navigation";
import { z } from "zod";
import { Refusal } from "@/features/audit/errors";
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
    if (!isSamePassword(again, input.password)) throw new Refusal([{ code: "passwords-differ" }]);
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

const nothing = z.object({});

export const startSecondFactor = staffAction(
  { input: nothing, confirmed: true, inDoorway: true },
  (staff) => beginSecondFactor(staff),
);

/** What it ends was confirmed when it was begun. */
export const confirmSecondFactor = staffAction(
  { input: z.object({ code: z.string().min(1).max(40) }), inDoorway: true },
  (staff, { code }, { inDoorway }) => finishSecondFactor(staff, code, inDoorway),
);

export const stopSecondFactor = staffAction({ input: nothing, confirmed: true }, async (staff) => {
  await endSecondFactor(staff);
  return { done: true };
});

export const renewRecoveryCodes = staffAction(
  { input: nothing, confirmed: true },
  async (staff) => ({ recoveryCodes: await newRecoveryCodes(staff) }),
);

export const startPasskey = staffAction(
  { input: nothing, confirmed: true, inDoorway: true },
  async (staff) => ({ options: await passkeyOptions(staff) }),
);

export const savePasskey = staffAction(
  {
    input: z.object({
      name: nameSchema,
      response: credentialSchema<RegistrationResponseJSON>(),
    }),
    inDoorway: true,
  },
  (staff, input, { inDoorway }) => addPasskey(staff, input, inDoorway),
);

export const deletePasskey = staffAction(
  { input: z.object({ id: z.string().max(100), locale: localeSchema }), confirmed: true },
  async (staff, { id, locale }) => {
    await removePasskey(staff, id);
    redirect(`${staffPaths.account(locale)}?done=passkey`);
  },
);
