import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/desk/submit-button";
import { ActionForm } from "@/features/editorial/components/action-form";
import { storyPaths } from "@/features/editorial/paths";
import { type Locale, languages } from "@/i18n/routing";
import { begin } from "../actions";
import { BeginFromText } from "./begin-from-text";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  source: Locale;
  sources: readonly Locale[];
};

/** Where a language in which nothing is written is begun from one in which something is. */
export function BeginPanel({ desk, documentId, locale, source, sources }: Props) {
  const t = useTranslations("TranslationBegin");
  const here = storyPaths.translate(desk, documentId, locale);
  return (
    <section className="desk-part" aria-labelledby="begin">
      <h2 id="begin">{t("title", { language: languages[locale].name })}</h2>
      <p>
        {t("from")}:{" "}
        {sources.map((each, index) => (
          <span key={each}>
            {index > 0 && " · "}
            <a
              href={`${here}?from=${each}`}
              aria-current={each === source ? "true" : undefined}
              lang={languages[each].tag}
            >
              {languages[each].name}
            </a>
          </span>
        ))}
      </p>
      <p className="desk-soft">{t("hint")}</p>
      <div className="button-row">
        {(["empty", "copied"] as const).map((words) => (
          <ActionForm
            key={words}
            action={begin}
            hidden={{ desk, documentId, locale, source, words }}
          >
            <SubmitButton kind={words === "empty" ? "primary" : "plain"}>{t(words)}</SubmitButton>
          </ActionForm>
        ))}
      </div>
      <BeginFromText
        // What was put in is matched to one source.
        key={source}
        {...{ desk, documentId, locale, source }}
      />
    </section>
  );
}
