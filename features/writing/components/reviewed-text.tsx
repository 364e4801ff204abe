import { useTranslations } from "next-intl";
import type { Reviewed } from "@/features/writing/loaders";
import { Comparison } from "./comparison";

/** What changed since what was approved or public last: what whoever approves has to have read. */
export function ReviewedText({ reviewed, level }: { reviewed: Reviewed; level: 2 | 3 }) {
  const t = useTranslations("ReviewPage");
  const { locale, from, to, comparison, widths } = reviewed;
  const Heading = `h${level}` as const;
  // Within the part of a language it is no landmark of its own: three of them would have one name.
  const Part = level === 2 ? "section" : "div";
  return (
    <Part {...(level === 2 ? { "aria-labelledby": `changed-${locale}` } : {})}>
      <Heading id={`changed-${locale}`} className="desk-heading">
        {from === undefined ? t("first", { number: to }) : t("since", { from, to })}
      </Heading>
      <p className="desk-soft review-explained">
        {from === undefined ? t("firstExplained") : t("sinceExplained", { from })}
      </p>
      <Comparison locale={locale} comparison={comparison} widths={widths} />
    </Part>
  );
}
