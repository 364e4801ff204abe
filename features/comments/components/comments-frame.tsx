"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Select } from "@/components/desk/field";
import { useLiveTexts } from "@/features/editorial/components/story-live";
import { type Locale, languages } from "@/i18n/routing";
import { OtherComments } from "./other-comments";
import type { Go } from "./placed-threads";

type Props = {
  desk: Locale;
  documentId: string;
  locale: Locale;
  /** Something in it is being read or written: on a phone it stands over the text then. */
  open: boolean;
  close: () => void;
  /** An address led to a comment that is not there. */
  missing?: boolean;
  /** It is a part of a page of its own width, and not a column. */
  beside?: boolean;
  /** Leads to the passages of other languages' comments; the text itself does it where it is left out. */
  go?: Go;
  children: ReactNode;
};

/**
 * The comments of a text, and at a choice those of the story's other
 * languages: what was said of a source is there for who translates it.
 */
export function CommentsFrame(props: Props) {
  const { desk, documentId, locale, open, close, missing, beside, go, children } = props;
  const t = useTranslations("Comments");
  const id = useId();
  const texts = useLiveTexts();
  const [shown, show] = useState(locale);
  const others = texts.filter((text) => text.locale !== locale && text.openComments > 0);
  const choices = [locale, ...others.map((text) => text.locale)];
  if (shown !== locale && !choices.includes(shown)) choices.push(shown);
  return (
    <section
      id="comments"
      className={`comments ${open ? "is-open" : ""} ${beside ? "is-beside" : ""}`}
      aria-labelledby={`${id}-title`}
    >
      <div className="comments-head">
        <h2 id={`${id}-title`}>{t("title")}</h2>
        <button type="button" className="button button-quiet button-small" onClick={close}>
          {t("close")}
        </button>
      </div>
      {missing && <p className="desk-notice">{t("missing")}</p>}
      {choices.length > 1 && (
        <Select
          label={t("language")}
          id={`${id}-language`}
          value={shown}
          onChange={({ target }) => show(target.value as Locale)}
          options={choices.map((each) => ({
            value: each,
            name: nameOf(each, texts.find((text) => text.locale === each)?.openComments ?? 0),
            lang: languages[each].tag,
          }))}
        />
      )}
      {shown === locale ? (
        children
      ) : (
        <OtherComments key={shown} {...{ desk, documentId, go }} locale={shown} />
      )}
    </section>
  );
}

const nameOf = (locale: Locale, count: number) =>
  count > 0 ? `${languages[locale].name} (${count})` : languages[locale].name;
