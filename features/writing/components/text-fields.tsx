"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/desk/field";
import { isComposing, typedLine, typedLines } from "@/features/writing/body/typed";
import { lengthOf, longest, widestTitle } from "@/features/writing/checking/measure";
import { type Locale, languages } from "@/i18n/routing";
import { BreaksField } from "./breaks-field";

export type Fields = {
  title: string;
  shortTitle: string;
  headlineBreaks: string;
  summary: string;
  slug: string;
  byline: string;
  source: string;
  responsibleEditor: string;
};

type Props = {
  locale: Locale;
  fields: Fields;
  readOnly: boolean;
  change: (part: Partial<Fields>) => void;
  /** The title is left: an address may be proposed. */
  titleLeft: () => void;
};

/** Title and summary, written where readers find them. They grow with what is in them. */
export function HeadFields({ locale, fields, readOnly, change, titleLeft }: Props) {
  const t = useTranslations("TextFields");
  const { tag } = languages[locale];
  return (
    <>
      {(["title", "summary"] as const).map((name) => {
        const { count, unit } = lengthOf(locale, fields[name]);
        const limit = longest[name][locale];
        return (
          <div key={name} className={`head-field is-${name}`}>
            <label htmlFor={`text-${name}`}>{t(name)}</label>
            <div className="growing" data-text={`${fields[name]} `} lang={tag}>
              <textarea
                id={`text-${name}`}
                data-unit={name}
                rows={1}
                autoComplete="off"
                lang={tag}
                value={fields[name]}
                readOnly={readOnly}
                aria-describedby={`text-${name}-length`}
                onBlur={name === "title" ? titleLeft : undefined}
                onKeyDown={(event) => {
                  if (name === "title" && event.key === "Enter" && !event.nativeEvent.isComposing)
                    event.preventDefault();
                }}
                // No longest length: what is cut off in silence is lost, and a check names what is too long.
                onChange={(event) =>
                  change({
                    [name]: (name === "title" ? typedLine : typedLines)(
                      event.target.value,
                      isComposing(event),
                    ),
                  })
                }
              />
            </div>
            <p
              id={`text-${name}-length`}
              className={`desk-small ${count > limit ? "is-long" : "desk-soft"}`}
            >
              {t(unit, { count })}
              {count > limit && ` · ${t("long", { limit })}`}
            </p>
          </div>
        );
      })}
    </>
  );
}

type MoreProps = Omit<Props, "titleLeft"> & {
  propose: () => void;
  /** What of the title the proposed address could not spell. */
  leftOut: string[];
};

/** What stands around the text on the page. */
export function MoreFields({ locale, fields, readOnly, change, propose, leftOut }: MoreProps) {
  const t = useTranslations("TextFields");
  return (
    <div className="more-fields">
      <div className="slug-row">
        <Field
          label={t("slug")}
          id="text-slug"
          hint={t("slugHint")}
          value={fields.slug}
          autoComplete="off"
          readOnly={readOnly}
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) =>
            change({
              // Of one width: a Chinese keyboard gives full-width letters, digits and hyphens.
              slug: target.value
                .normalize("NFKC")
                .toLowerCase()
                .replace(/[\s_\p{Pd}]+/gu, "-"),
            })
          }
        />
        {!readOnly && (
          <button type="button" className="button" onClick={propose}>
            {t("propose")}
          </button>
        )}
      </div>
      <p className="desk-small" role="status">
        {leftOut.length > 0 && t("leftOut", { characters: leftOut.join(" ") })}
      </p>
      <Field
        label={t("shortTitle")}
        id="text-shortTitle"
        data-unit="short_title"
        hint={t("shortTitleHint", { limit: widestTitle[locale] })}
        value={fields.shortTitle}
        lang={languages[locale].tag}
        readOnly={readOnly}
        autoComplete="off"
        onChange={(event) =>
          change({ shortTitle: typedLine(event.target.value, isComposing(event)) })
        }
      />
      <BreaksField {...{ locale, fields, readOnly, change }} />
      {(["byline", "source", "responsibleEditor"] as const).map((name) => (
        <Field
          key={name}
          label={t(name)}
          id={`text-${name}`}
          value={fields[name]}
          readOnly={readOnly}
          autoComplete="off"
          onChange={(event) =>
            change({ [name]: typedLine(event.target.value, isComposing(event)) })
          }
        />
      ))}
    </div>
  );
}
