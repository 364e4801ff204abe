"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { staffAction } from "@/features/staff/http/staff-action";
import { localeSchema } from "@/i18n/locale-schema";
import { notificationPaths } from "./paths";
import { choicesSchema } from "./schema";
import { chooseMails, readAll } from "./write/own-notifications";

/** Everybody's own, and nobody else's: whose they are is never sent. */
const shown = z.object({ until: z.iso.datetime().transform((at) => new Date(at)) });

export const markAllRead = staffAction({ input: shown }, async (staff, { until }) => {
  await readAll(staff.userId, until);
  // The header counts them too, and a redirect would leave it as it is.
  refresh();
  return {};
});

export const saveMailChoices = staffAction(
  { input: choicesSchema.extend({ locale: localeSchema }) },
  async (staff, { mail, locale }) => {
    await chooseMails(staff.userId, mail);
    redirect(`${notificationPaths.list(locale)}?done=choices#mail`);
  },
);
