"use client";

import { useTranslations } from "next-intl";
import type { Returned } from "@/features/editorial/history/data";
import { PersonName } from "@/features/staff/components/person-name";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";
import { useLiveText } from "./story-live";

type Props = { desk: Locale; locale: Locale; returned: Returned };

/** Why a text was given back: stands beside it until it is submitted again. */
export function ReturnedWords({ desk, locale, returned }: Props) {
  const t = useTranslations("ReturnedWords");
  const text = useLiveText(locale);
  const { words, by, at } = returned;
  if (text && text.states.editorial !== "DRAFT") return null;
  return (
    <aside className="desk-notice returned" aria-label={t("title")}>
      <strong>{t("title")}</strong>
      <q className="returned-words" dir="auto">
        {words}
      </q>
      <span className="desk-soft desk-small">
        <PersonName kept={by} /> · {formatInstant(desk, at)}
      </span>
    </aside>
  );
}
