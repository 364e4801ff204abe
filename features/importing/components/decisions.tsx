"use client";

import { useTranslations } from "next-intl";
import type { Decision } from "@/features/importing/report/import-report";

type Props = {
  decisions: readonly Decision[];
  taken: Readonly<Record<string, string>>;
  decide: (taken: Record<string, string>) => void;
  /** Language of the file's words. */
  tag: string;
};

/** What a person may decide otherwise than it stands: each change by itself, or all of them. */
export function Decisions({ decisions, taken, decide, tag }: Props) {
  const t = useTranslations("ImportPanel");
  if (decisions.length === 0) return null;
  const changes = decisions.filter(({ code }) => code === "tracked-change");
  const all = (answer: string) =>
    decide({ ...taken, ...Object.fromEntries(changes.map(({ key }) => [key, answer])) });
  return (
    <section aria-labelledby="import-decisions">
      <h4 id="import-decisions">{t("decisions", { count: decisions.length })}</h4>
      {changes.length > 1 && (
        <p className="import-all">
          <button type="button" className="button" onClick={() => all("accept")}>
            {t("acceptAll")}
          </button>
          <button type="button" className="button" onClick={() => all("reject")}>
            {t("rejectAll")}
          </button>
        </p>
      )}
      <ul className="import-decisions">
        {decisions.map((decision) => (
          <li key={decision.key}>
            <fieldset>
              <legend>
                <span>{t(`asked.${decision.what ?? decision.code}`)}</span>
                {decision.author && <span> · {decision.author}</span>}
              </legend>
              {decision.words && (
                <p className={`import-words import-${decision.what ?? "words"}`} lang={tag}>
                  {decision.words}
                </p>
              )}
              <div className="import-choices">
                {decision.choices.map((choice) => (
                  <label key={choice} className="check">
                    <input
                      type="radio"
                      name={`decision ${decision.key}`}
                      value={choice}
                      checked={(taken[decision.key] ?? decision.taken) === choice}
                      onChange={() => decide({ ...taken, [decision.key]: choice })}
                    />
                    <span>{t(`choices.${choice}`)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ul>
    </section>
  );
}
