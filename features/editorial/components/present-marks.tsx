import { useTranslations } from "next-intl";
import type { Present } from "@/features/editorial/presence/presence";
import type { Locale } from "@/i18n/routing";

/** Who has a text open while this page was made; nothing where nobody has. */
export function PresentMarks({
  present,
  locale,
}: {
  present: readonly Present[] | undefined;
  locale: Locale;
}) {
  const t = useTranslations("PresentMarks");
  const here = (present ?? []).filter((each) => each.locale === locale);
  if (here.length === 0) return null;
  return (
    <span className="present">{t("here", { names: here.map(({ name }) => name).join(", ") })}</span>
  );
}
