"use server";

import type { AuthenticationResponseJSON } from "@simplewebauthn/browser";
import { z } from "zod";
import { staffAction } from "@/features/staff/http/staff-action";
import { credentialSchema, passwordSchema } from "@/features/staff/schema";
import {
  confirmByCode,
  confirmByPasskey,
  confirmByPassword,
  passkeyConfirmationOptions,
  waysOf,
} from "./confirm";

const nothing = z.object({});

export const waysToConfirm = staffAction({ input: nothing }, async (staff) => ({
  ways: await waysOf(staff),
}));

export const confirmWithPassword = staffAction(
  { input: z.object({ password: passwordSchema.min(1) }) },
  async (staff, { password }) => {
    await confirmByPassword(staff, password);
    return { done: true };
  },
);

export const confirmWithCode = staffAction(
  { input: z.object({ code: z.string().min(1).max(40) }) },
  async (staff, { code }) => {
    await confirmByCode(staff, code);
    return { done: true };
  },
);

export const askForOwnPasskey = staffAction({ input: nothing }, async (staff) => ({
  options: await passkeyConfirmationOptions(staff),
}));

export const confirmWithPasskey = staffAction(
  { input: z.object({ response: credentialSchema<AuthenticationResponseJSON>() }) },
  async (staff, { response }) => {
    await confirmByPasskey(staff, response);
    return { done: true };
  },
);
