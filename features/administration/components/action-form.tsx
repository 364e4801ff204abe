"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { Notice } from "@/components/desk/notice";
import type { ActionResult } from "@/features/staff/action";
import { Failure } from "@/features/staff/components/failure";
import { isLocale, languages } from "@/i18n/routing";

type Props<T extends object> = {
  action: (previous: ActionResult<T> | null, form: FormData) => Promise<ActionResult<T>>;
  className?: string;
  hidden: Record<string, string | number>;
  children: ReactNode;
};

/** A form of the administration, which says why it was refused. */
export function ActionForm<T extends object>(props: Props<T>) {
  const { action, className = "form", hidden, children } = props;
  const [result, send] = useActionState<ActionResult<T> | null, FormData>(action, null);
  return (
    <form action={send} className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Reasons result={result} />
      {children}
    </form>
  );
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
        {result.code === "invalid" && (
          <p className="field-error">{result.reasons.map(({ code }) => code).join(", ")}</p>
        )}
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
