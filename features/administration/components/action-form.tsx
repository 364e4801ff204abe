"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import {
  type ActionFormProps,
  ActionForm as StaffActionForm,
} from "@/features/staff/components/action-form";
import { Failure } from "@/features/staff/components/failure";
import type { ActionResult } from "@/features/staff/http/staff-action";
import { isLocale, languages } from "@/i18n/routing";
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
  "time-invalid",
  "time-past",
  "time-does-not-exist",
  "time-ambiguous",
  "zone-unknown",
] as const;
type Code = (typeof codes)[number];
const isCode = (code: string): code is Code => (codes as readonly string[]).includes(code);

function Reasons({ result }: { result: ActionResult | null }) {
  const t = useTranslations("AdminReasons");
  if (!result || result.ok) return null;
  const known = result.reasons.flatMap((reason) =>
    isCode(reason.code) ? [{ ...reason, code: reason.code }] : [],
  );
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
        {known.map(({ code, locale, detail }) => (
          <li key={`${code} ${locale} ${detail}`}>
            {isLocale(locale) && `${languages[locale].name}: `}
            {t(code)} {code !== "stale" && detail}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
