"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { localeSchema } from "@/features/editorial/schema";
import { isLocale, type Locale } from "@/i18n/routing";
import { openAction } from "./action";
import { safeNext, staffPaths } from "./paths";
import { emailSchema, nextSchema, passwordSchema } from "./schema";
import { deskLocaleOf, endSession, signInWithPassword } from "./sign-in-mutations";

export const signIn = openAction(
  z.object({
    email: emailSchema,
    password: passwordSchema.min(1),
    locale: localeSchema,
    next: nextSchema,
  }),
  async ({ locale, next, ...given }) => {
    const result = await signInWithPassword(given);
    if (result.step === "code") redirect(staffPaths.code(locale, safeNext(next)));
    redirect(safeNext(next) ?? staffPaths.home(await deskLocale(result.userId, locale)));
  },
);

export async function signOut(form: FormData): Promise<void> {
  await endTheSession(form);
}

const endTheSession = openAction(z.object({ locale: localeSchema }), async ({ locale }) => {
  await endSession();
  redirect(staffPaths.signIn(locale));
});

async function deskLocale(userId: string, otherwise: Locale): Promise<Locale> {
  const chosen = await deskLocaleOf(userId);
  return isLocale(chosen) ? chosen : otherwise;
}
