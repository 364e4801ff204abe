import { getTranslations } from "next-intl/server";
import { requireStaff } from "@/features/staff/session";
import { pageLocale } from "@/i18n/locale";

export const instant = false;

export default async function Page() {
  const locale = await pageLocale();
  const staff = await requireStaff(locale);
  const t = await getTranslations("DeskHome");
  return (
    <div className="desk-title">
      <h1>{t("title")}</h1>
      <p>{t("greeting", { name: staff.name })}</p>
    </div>
  );
}
