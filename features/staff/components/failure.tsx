"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import { type AccountReasonCode, isAccountReason, type Reason } from "@/features/audit/errors";
import type { ActionResult } from "@/features/staff/http/staff-action";

/** Why an action about accounts was not done, in words; nothing while there is no such answer. */
export function Failure({ result }: { result: ActionResult | null }) {
  const t = useTranslations("StaffReasons");
  if (!result || result.ok) return null;
  const known = result.code === "refused" ? result.reasons.filter(isOfAccounts) : [];
  return (
    <Notice kind="bad">
      {known.length > 0 ? (
        known.map((reason) => <p key={reason.code}>{t(reason.code, waitOf(reason))}</p>)
      ) : (
        <p>{t(result.code)}</p>
      )}
    </Notice>
  );
}

const isOfAccounts = (reason: Reason): reason is Reason<AccountReasonCode> =>
  isAccountReason(reason.code);

/** Of `too-many-attempts`: how long to wait, in seconds below a minute and a half, in minutes above. */
function waitOf(reason: Reason): { unit: string; count: number } {
  const seconds = (reason.code === "too-many-attempts" && reason.detail) || 60;
  return seconds < 90
    ? { unit: "second", count: seconds }
    : { unit: "minute", count: Math.ceil(seconds / 60) };
}
