"use client";

import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/desk/notice";
import { detailText, type Reason, type ReasonCode, reasonCodes } from "@/features/audit/errors";
import { mendOf } from "@/features/editorial/errand/mend";
import type { ActionFailure, ActionResult } from "@/features/staff/http/staff-action";
import { type Locale, languages } from "@/i18n/routing";

/** Why something was not done, in words; nothing while there is no such answer. */
export function Reasons({
  result,
  documentId,
}: {
  result: ActionResult | null | undefined;
  documentId?: string;
}) {
  if (!result || result.ok) return null;
  return (
    <Notice kind="bad">
      <ReasonList failure={result} {...(documentId ? { documentId } : {})} />
    </Notice>
  );
}

type ListProps = {
  failure: ActionFailure;
  /** Given, each reason leads to where it is mended. */
  documentId?: string;
};

/** The reasons themselves, for where something else says what was not done. */
export function ReasonList({ failure, documentId }: ListProps) {
  const t = useTranslations("EditorialReasons");
  const known = failure.code === "refused" ? failure.reasons.filter(isEditorial) : [];
  if (known.length === 0) return <p>{t(`answer.${failure.code}`)}</p>;
  return (
    <ul className="reasons">
      {known.map((reason) => (
        <li key={`${reason.code} ${reason.locale} ${detailText(reason)}`}>
          <ReasonWords reason={reason} />
          {documentId && <Mend reason={reason} documentId={documentId} />}
        </li>
      ))}
    </ul>
  );
}

type EditorialReason = Reason<ReasonCode>;

/** One reason, with the language and the thing that it is about. */
function ReasonWords({ reason }: { reason: EditorialReason }) {
  const t = useTranslations("EditorialReasons");
  const { code, locale } = reason;
  const detail = shownDetails.has(code) && detailText(reason);
  return (
    <>
      {locale && <b>{languages[locale].name}: </b>}
      {t(code)}
      {detail && <> ({detail})</>}
    </>
  );
}

/** The step that mends it, where there is one for whoever reads this. */
function Mend({ reason, documentId }: { reason: EditorialReason; documentId: string }) {
  const t = useTranslations("EditorialReasons");
  const desk = useLocale() as Locale;
  const mend = mendOf(desk, documentId, reason.code, reason.locale);
  if (!mend) return null;
  return (
    <>
      {" "}
      <a href={mend.href}>{t(`mend.${mend.place}`)}</a>
    </>
  );
}

/** Others have a detail that says nothing to people, such as a picture's hash. */
const shownDetails = new Set<ReasonCode>([
  "slug-invalid",
  "slug-taken",
  "time-ambiguous",
  "machine-unconfirmed",
]);

const isEditorial = (reason: Reason): reason is EditorialReason =>
  (reasonCodes as readonly string[]).includes(reason.code);
