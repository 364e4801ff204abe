"use client";

import { useTranslations } from "next-intl";
import { TextArea } from "@/components/desk/field";
import { fitsTitle, headlineBreaks } from "@/components/ui/headline-breaks";
import { HeadlineRuns } from "@/components/ui/headline-runs";
import { typeset } from "@/components/ui/typeset";
import { isComposing, typedLines } from "@/features/writing/body/typed";
import { type Locale, languages } from "@/i18n/routing";
import type { Fields } from "./text-fields";

type Props = {
  locale: Locale;
  fields: Pick<Fields, "title" | "headlineBreaks">;
  readOnly: boolean;
  change: (part: { headlineBreaks: string }) => void;
};

/**
 * The title once more, with marks where it may or must break, and what
 * becomes of it on a phone and in a wide window.
 */
export function BreaksField({ locale, fields: { title, headlineBreaks: hint }, ...field }: Props) {
  const t = useTranslations("TextFields");
  const { tag } = languages[locale];
  const breaks = headlineBreaks(title, hint);
  const stale = !fitsTitle(title, hint);
  return (
    <div className="breaks-field">
      <TextArea
        id="text-headlineBreaks"
        label={t("headlineBreaks")}
        hint={t("headlineBreaksHint")}
        error={stale ? t("headlineBreaksStale") : undefined}
        rows={2}
        lang={tag}
        autoComplete="off"
        spellCheck={false}
        value={hint}
        readOnly={field.readOnly}
        onFocus={() => {
          // It begins with the title, so that only marks have to be put in.
          if (!hint && title && !field.readOnly) field.change({ headlineBreaks: title.trim() });
        }}
        onBlur={() => {
          if (hint && breaks.length === 0 && !stale) field.change({ headlineBreaks: "" });
        }}
        onChange={(event) =>
          field.change({ headlineBreaks: typedLines(event.target.value, isComposing(event)) })
        }
      />
      {breaks.length > 0 && (
        <div className="breaks-preview" aria-hidden="true" lang={tag}>
          {(["narrow", "wide"] as const).map((width) => (
            <p key={width} className={`is-${width}`}>
              <HeadlineRuns
                text={title}
                breaks={breaks}
                large
                set={(run) => typeset(locale, run)}
              />
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
