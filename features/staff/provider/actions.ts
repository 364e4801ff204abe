"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { Refusal } from "@/features/audit/errors";
import { staffAction } from "@/features/staff/http/staff-action";
import { staffPaths } from "@/features/staff/paths";
import { localeSchema } from "@/i18n/locale-schema";
import { unlinkIdentity } from "./identities";
import { providerSettings } from "./settings";
import { startAtProvider } from "./sign-in";

const input = z.object({ locale: localeSchema });

/** Leads to the provider; who comes back from there in the same session is linked. */
export const linkProvider = staffAction({ input, confirmed: true }, async (staff, { locale }) => {
  const settings = providerSettings();
  if (!settings) throw new Refusal([{ code: "provider-failed" }]);
  redirect(await startAtProvider(settings, { locale, next: undefined, linkFor: staff }));
});

export const unlinkProvider = staffAction({ input, confirmed: true }, async (staff, { locale }) => {
  await unlinkIdentity(staff);
  redirect(`${staffPaths.account(locale)}?done=provider-unlinked`);
});
