"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import { detailText, type Reason } from "@/features/audit/errors";
import {
  type ActionFormProps,
  ActionForm as StaffActionForm,
} from "@/features/staff/components/action-form";
import { Failure } from "@/features/staff/components/failure";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { languages } from "@/i18n/routing";
import { WrongFields } from "./wrong-fields";

/** A form of the administration, which says why it was refused. */
export function ActionForm<T extends object>(props: ActionFormProps<T>) {
  return <StaffActionForm {...props} failure={(result) => <Reasons result={result} />} />;
}

const codes = [
  "stale",
  "slug-invalid",
  "slug-taken",
  "slug-fixed",
  "section-name-missing",
  "page-not-live",
  "address-invalid",
  "address-repeated",
  "address-live",
  "target-unknown",
  "term-unknown",
  "terms-unreadable",
  "time-invalid",
  "time-past",
  "time-does-not-exist",
  "time-ambiguous",
  "zone-unknown",
] as const;
type Code = (typeof codes)[number];
const isOurs = (reason: Reason): reason is Reason<Code> =>
  (codes as readonly string[]).includes(reason.code);

function Reasons({ result }: { result: ActionResult | null }) {
  const t = useTranslations("AdminReasons");
  if (!result || result.ok) return null;
  const known = result.code === "refused" ? result.reasons.filter(isOurs) : [];
  if (known.length === 0) {
    return (
      <>
        <Failure result={result} />
        {result.code === "invalid" && <WrongFields reasons={result.reasons} />}
      </>
    );
  }
  return (
    <Notice kind="bad">
      <ul>
        {known.map((reason) => (
          <li key={`${reason.code} ${reason.locale} ${detailText(reason)}`}>
            {reason.locale && `${languages[reason.locale].name}: `}
            {t(reason.code)} {reason.code !== "stale" && detailText(reason)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
