import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClientMessages } from "@/components/desk/client-messages";
import { type AdminPart, partRoles } from "@/features/administration/policy";
import { DeskNavigation } from "@/features/staff/components/desk-navigation";
import { staffPaths } from "@/features/staff/paths";
import { isAtLeast, type StaffRole } from "@/features/staff/policy";
import type { Locale } from "@/i18n/routing";
import { Saved } from "./saved";

type Props = {
  locale: Locale;
  role: StaffRole;
  part: AdminPart;
  /** What has just been done, from the address. */
  done?: string | undefined;
  children: ReactNode;
};

/** What stands around each part of the administration: only the parts that the role may open. */
export function AdminFrame({ locale, role, part, done, children }: Props) {
  const t = useTranslations("Admin");
  const parts = Object.keys(partRoles) as AdminPart[];
  return (
    <>
      <div className="desk-title">
        <h1>{t(part)}</h1>
        <p>{t(`about.${part}`)}</p>
      </div>
      <div className="desk-tabs">
        <DeskNavigation
          label={t("title")}
          entries={parts
            .filter((each) => isAtLeast(role, partRoles[each]))
            .map((each) => ({ name: t(each), path: staffPaths.admin(locale, each) }))}
        />
      </div>
      <Saved what={done} />
      <ClientMessages namespaces={["AdminReasons", "StaffReasons"]}>{children}</ClientMessages>
    </>
  );
}
