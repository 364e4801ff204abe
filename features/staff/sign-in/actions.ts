"use server";

import type { AuthenticationResponseJSON } from "@simplewebauthn/browser";
import { redirect } from "next/navigation";
import { z } from "zod";
import { openAction } from "@/features/staff/http/staff-action";
import { staffPaths } from "@/features/staff/paths";
import { credentialSchema, emailSchema, nextSchema, passwordSchema } from "@/features/staff/schema";
import { localeSchema } from "@/i18n/locale-schema";
import { isLocale, type Locale } from "@/i18n/routing";
import type { MissingFactor } from "./missing-factor";
import {
  deskLocaleOf,
  endSession,
  passkeySignInOptions,
  signInWithCode,
  signInWithPasskey,
  signInWithPassword,
} from "./sign-in";
import { wayIn } from "./way-in";

const way = { locale: localeSchema, next: nextSchema };

export const signIn = openAction(
  z.object({ ...way, email: emailSchema, password: passwordSchema.min(1) }),
  async ({ locale, next, ...given }) => {
    const { userId, missing } = await signInWithPassword(given);
    return enter(userId, locale, next, missing);
  },
);

export const signInByCode = openAction(
  z.object({ ...way, code: z.string().min(1).max(40) }),
  async ({ locale, next, code }) => {
    const { userId } = await signInWithCode(code);
    return enter(userId, locale, next);
  },
);

export const askForPasskey = openAction(z.object({}), async () => ({
  options: await passkeySignInOptions(),
}));

export const signInByPasskey = openAction(
  z.object({ ...way, response: credentialSchema<AuthenticationResponseJSON>() }),
  async ({ locale, next, response }) => {
    const { userId } = await signInWithPasskey(response);
    return enter(userId, locale, next);
  },
);

export async function signOut(form: FormData): Promise<void> {
  await endTheSession(form);
}

const endTheSession = openAction(z.object({ locale: localeSchema }), async ({ locale }) => {
  await endSession();
  redirect(staffPaths.signIn(locale));
});

async function enter(
  userId: string,
  locale: Locale,
  next: string | undefined,
  missing?: MissingFactor,
): Promise<never> {
  const chosen = await deskLocaleOf(userId);
  redirect(wayIn({ locale, desk: isLocale(chosen) ? chosen : locale }, next, missing));
}
