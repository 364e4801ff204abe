import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import type { DocumentDetail } from "@/features/editorial/data";
import { formatDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = {
  detail: DocumentDetail;
  locale: Locale;
  /** The pictures of which the revision before said something. */
  before: ReadonlySet<string>;
  /** What sections are called in the language of the desk, by their keys. */
  sections: readonly { key: string; name: string }[];
  level?: 2 | 3;
};

/** What an approval covers besides the words: each beside what is public now, where that differs. */
export function ReviewFacts({ detail, locale, before, sections, level = 2 }: Props) {
  const t = useTranslations("ReviewFacts");
  const desk = useLocale() as Locale;
  const { document, texts } = detail;
  const Heading = `h${level}` as const;
  // Within the part of a language it is no landmark of its own: three of them would have one name.
  const Part = level === 2 ? "section" : "div";
  const text = texts.find((each) => each.locale === locale);
  const shown = text?.publication?.state === "LIVE" ? text.publication : undefined;
  const day = (date: Date | null | undefined) => (date ? formatDay(desk, date) : "");
  const nameOf = (key: string | null | undefined) =>
    sections.find((each) => each.key === key)?.name ?? key ?? "";
  const lead = document.leadMedia?.hash;
  const facts = [
    ["section", nameOf(document.section?.key), nameOf(shown?.sectionKey)],
    ["storyDate", day(document.storyDate), day(shown?.storyDate)],
    ["eventStart", day(document.eventStart), day(shown?.eventStart)],
    ["eventEnd", day(document.eventEnd), day(shown?.eventEnd)],
  ] as const;
  // A date that nobody has set is the day of the first publication: no change.
  const differs = ([name, now, was]: (typeof facts)[number]) =>
    shown !== undefined && now !== was && !(name === "storyDate" && now === "");
  return (
    <Part {...(level === 2 ? { "aria-labelledby": `facts-${locale}` } : {})}>
      <Heading id={`facts-${locale}`} className="desk-heading">
        {t("title")}
      </Heading>
      <dl className="desk-facts">
        {facts
          .filter(([, now, was]) => now || was)
          .map((fact) => {
            const [name, now, was] = fact;
            return (
              <Fragment key={name}>
                <dt>{t(name)}</dt>
                <dd>
                  {differs(fact) && <del>{was || t("none")}</del>}{" "}
                  {differs(fact) ? <ins>{now || t("none")}</ins> : now || was}
                </dd>
              </Fragment>
            );
          })}
        <dt>{t("lead")}</dt>
        <dd>
          {!lead ? (
            t("none")
          ) : before.size > 0 && !before.has(lead) ? (
            <ins>{t("newLead")}</ins>
          ) : (
            t("sameLead")
          )}
        </dd>
      </dl>
    </Part>
  );
}
