import { useTranslations } from "next-intl";
import type { Reflects } from "@/features/publication/page/reflects";
import { formatInstantDay, isoInstant } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

/** Tells readers of a translation that its source has gone on, and which version of it they read. */
export function ReflectsNote({ locale, reflects }: { locale: Locale; reflects: Reflects | null }) {
  const t = useTranslations("ReflectsNote");
  if (!reflects) return null;
  const { at } = reflects;
  return (
    <p className="reflects-note">
      {at ? (
        <time dateTime={isoInstant(new Date(at))}>
          {t("dated", { source: reflects.locale, day: formatInstantDay(locale, new Date(at)) })}
        </time>
      ) : (
        t("undated", { source: reflects.locale })
      )}
    </p>
  );
}
