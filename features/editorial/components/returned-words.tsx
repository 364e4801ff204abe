import { useTranslations } from "next-intl";
import type { Returned } from "@/features/editorial/history/data";
import { PersonName } from "@/features/staff/components/person-name";
import { formatInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

/** Why a text was given back: stands beside it until it is submitted again. */
export function ReturnedWords({ desk, returned }: { desk: Locale; returned: Returned }) {
  const t = useTranslations("ReturnedWords");
  const { words, by, at } = returned;
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
