import { redirect } from "next/navigation";
import { staffPaths } from "@/features/staff/paths";
import { requireStaff } from "@/features/staff/sign-in/session";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

/** The first part that everybody who comes here may open. */
export default async function Page() {
  const locale = await pageLocale();
  const { role } = await requireStaff(locale, "editor");
  redirect(staffPaths.admin(locale, role === "admin" ? "accounts" : "navigation"));
}
