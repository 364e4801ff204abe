import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { DocumentDetail } from "@/features/editorial/data";
import { isoDay } from "@/i18n/dates";
import type { Locale } from "@/i18n/routing";

type Props = {
  detail: DocumentDetail;
  locale: Locale;
  /** The pictures of which the revision before said something. */
  before: ReadonlySet<string>;
};

/** What an approval covers besides the words: each beside what is public now, where that differs. */
export function ReviewFacts({ detail, locale, before }: Props) {
  const t = useTranslations("ReviewFacts");
  const { document, texts } = detail;
  const text = texts.find((each) => each.locale === locale);
  const shown = text?.publication?.state === "LIVE" ? text.publication : undefined;
  const day = (date: Date | null | undefined) => (date ? isoDay(date) : "");
  const lead = document.leadMedia?.hash;
  const facts = [
    ["section", document.section?.key ?? "", shown?.sectionKey ?? ""],
    ["storyDate", day(document.storyDate), day(shown?.storyDate)],
    ["eventStart", day(document.eventStart), day(shown?.eventStart)],
    ["eventEnd", day(document.eventEnd), day(shown?.eventEnd)],
  ] as const;
  // A date that nobody has set is the day of the first publication: no change.
  const differs = ([name, now, was]: (typeof facts)[number]) =>
    shown !== undefined && now !== was && !(name === "storyDate" && now === "");
  return (
    <section aria-labelledby="facts-reviewed">
      <h2 id="facts-reviewed" className="desk-heading">
        {t("title")}
      </h2>
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
    </section>
  );
}
