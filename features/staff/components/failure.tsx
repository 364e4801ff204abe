"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { type StaffReason, staffReasons } from "../errors";

/** Why an action about accounts was not done, in words; nothing while there is no such answer. */
export function Failure({ result }: { result: ActionResult | null }) {
  const t = useTranslations("StaffReasons");
  if (!result || result.ok) return null;
  const words = result.reasons.map(({ code }) => code).filter(isStaffReason);
  return (
    <Notice kind="bad">
      {words.length > 0 ? (
        words.map((code) => <p key={code}>{t(code)}</p>)
      ) : (
        <p>{t(result.code)}</p>
      )}
    </Notice>
  );
}

const isStaffReason = (code: string): code is StaffReason =>
  (staffReasons as readonly string[]).includes(code);
