"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import { type ReasonCode, reasonCodes } from "@/features/audit/errors";
import type { ActionFailure, ActionReason, ActionResult } from "@/features/staff/http/staff-action";
import { isLocale, languages } from "@/i18n/routing";

/** Why something was not done, in words; nothing while there is no such answer. */
export function Reasons({ result }: { result: ActionResult | null | undefined }) {
  if (!result || result.ok) return null;
  return (
    <Notice kind="bad">
      <ReasonList failure={result} />
    </Notice>
  );
}

/** The reasons themselves, for where something else says what was not done. */
export function ReasonList({ failure }: { failure: ActionFailure }) {
  const t = useTranslations("EditorialReasons");
  const known = failure.reasons.filter(isEditorial);
  if (known.length === 0) return <p>{t(`answer.${failure.code}`)}</p>;
  return (
    <ul className="reasons">
      {known.map((reason) => (
        <li key={`${reason.code} ${reason.locale} ${reason.detail}`}>
          <ReasonWords reason={reason} />
        </li>
      ))}
    </ul>
  );
}

type EditorialReason = ActionReason & { code: ReasonCode };

/** One reason, with the language and the thing that it is about. */
function ReasonWords({ reason }: { reason: EditorialReason }) {
  const t = useTranslations("EditorialReasons");
  const { code, locale, detail } = reason;
  return (
    <>
      {isLocale(locale) && <b>{languages[locale].name}: </b>}
      {t(code)}
      {detail && shownDetails.has(code) && <> ({detail})</>}
    </>
  );
}

/** Others have a detail that says nothing to people, such as a picture's hash. */
const shownDetails = new Set<ReasonCode>(["slug-invalid", "slug-taken", "time-ambiguous"]);

const isEditorial = (reason: ActionReason): reason is EditorialReason =>
  (reasonCodes as readonly string[]).includes(reason.code);
