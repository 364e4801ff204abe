"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import { isAccountReason } from "@/features/audit/errors";
import type { ActionResult } from "@/features/staff/http/staff-action";

/** Why an action about accounts was not done, in words; nothing while there is no such answer. */
export function Failure({ result }: { result: ActionResult | null }) {
  const t = useTranslations("StaffReasons");
  if (!result || result.ok) return null;
  const known = result.reasons.flatMap(({ code, detail }) =>
    isAccountReason(code) ? [{ code, wait: waitOf(detail) }] : [],
  );
  return (
    <Notice kind="bad">
      {known.length > 0 ? (
        known.map(({ code, wait }) => <p key={code}>{t(code, wait)}</p>)
      ) : (
        <p>{t(result.code)}</p>
      )}
    </Notice>
  );
}

/** Of `too-many-attempts`: how long to wait, in seconds below a minute and a half, in minutes above. */
function waitOf(detail: string | undefined): { unit: string; count: number } {
  const seconds = Number(detail) || 60;
  return seconds < 90
    ? { unit: "second", count: seconds }
    : { unit: "minute", count: Math.ceil(seconds / 60) };
}
