"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { staffAction } from "@/features/staff/http/staff-action";
import { invite, withdrawInvitation } from "@/features/staff/links/invitations";
import { staffPaths } from "@/features/staff/paths";
import { emailSchema, nameSchema, roleSchema } from "@/features/staff/schema";
import { localeSchema } from "@/i18n/locale-schema";
import type { Locale } from "@/i18n/routing";
import { changeRole, disableAccount, enableAccount, endSessionsOf } from "./accounts";
import { removeFactorsOf } from "./lost-factors";

const role = "admin";
const confirmed = true;
const here = (locale: Locale, done: string) =>
  `${staffPaths.admin(locale, "accounts")}?done=${done}`;

export const inviteStaff = staffAction(
  {
    role,
    confirmed,
    input: z.object({
      name: nameSchema,
      email: emailSchema,
      role: roleSchema,
      /** Theirs, not that of the page. */
      language: localeSchema,
      locale: localeSchema,
    }),
  },
  async ({ userId }, { language, locale, ...to }) => {
    await invite({ userId }, { ...to, locale: language });
    redirect(here(locale, "invited"));
  },
);

export const takeInvitationBack = staffAction(
  { role, input: z.object({ id: z.uuid(), locale: localeSchema }) },
  async ({ userId }, { id, locale }) => {
    await withdrawInvitation({ userId }, id);
    redirect(here(locale, "withdrawn"));
  },
);

const account = z.object({ id: z.string().max(100), locale: localeSchema });

export const setRole = staffAction(
  { role, confirmed, input: account.extend({ role: roleSchema }) },
  async ({ userId }, { id, locale, ...input }) => {
    await changeRole({ userId }, id, input.role);
    redirect(here(locale, "role"));
  },
);

const acts = {
  disable: disableAccount,
  enable: enableAccount,
  "end-sessions": endSessionsOf,
  "remove-factors": removeFactorsOf,
};

export const changeAccount = staffAction(
  {
    role,
    confirmed,
    input: account.extend({
      act: z.enum(["disable", "enable", "end-sessions", "remove-factors"]),
    }),
  },
  async ({ userId }, { id, locale, act }) => {
    await acts[act]({ userId }, id);
    redirect(here(locale, act));
  },
);
