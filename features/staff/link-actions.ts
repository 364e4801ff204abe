"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { localeSchema } from "@/features/editorial/schema";
import { openAction } from "./action";
import { StaffRefusal } from "./errors";
import { mayTryLinks } from "./loaders";
import { staffPaths } from "./paths";
import { emailSchema, nameSchema, passwordSchema } from "./schema";
import { setUp } from "./setup-mutations";
import { signInWithPassword } from "./sign-in-mutations";

const newPassword = { password: passwordSchema, again: passwordSchema };

export const createFirstAdministrator = openAction(
  z.object({
    token: z.string().max(100),
    locale: localeSchema,
    name: nameSchema,
    email: emailSchema,
    ...newPassword,
  }),
  async ({ token, again, ...account }) => {
    if (!(await mayTryLinks())) throw new StaffRefusal("too-many-attempts");
    if (again !== account.password) throw new StaffRefusal("passwords-differ");
    await setUp(token, account);
    await signInWithPassword(account);
    redirect(staffPaths.home(account.locale));
  },
);
