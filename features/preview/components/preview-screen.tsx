"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/desk/field";
import { previewPaths } from "@/features/preview/paths";
import { type Locale, languages } from "@/i18n/routing";
import { PreviewFrame } from "./preview-frame";

type Props = {
  desk: Locale;
  documentId: string;
  /** Languages in which there is a text. */
  texts: { locale: Locale; revision?: number | undefined }[];
  sectionKey: string | null;
};

const widths = { phone: 390, tablet: 820, desktop: 1440 } as const;
type Width = keyof typeof widths;
const pages = ["story", "home", "news", "section"] as const;
type PageKind = (typeof pages)[number];

/** The public's pages at the widths of their devices, languages side by side. */
export function PreviewScreen({ desk, documentId, texts, sectionKey }: Props) {
  const t = useTranslations("PreviewScreen");
  const [width, setWidth] = useState<Width>("phone");
  const [page, setPage] = useState<PageKind>("story");
  const [shown, setShown] = useState<Locale[]>(texts.map(({ locale }) => locale));
  const [at, setAt] = useState("");
  const address = ({ locale, revision }: Props["texts"][number]) => {
    const time =
      at && !Number.isNaN(Date.parse(`${at}:00+08:00`))
        ? new Date(`${at}:00+08:00`).toISOString()
        : undefined;
    const moment = time ? { at: time } : { with: documentId };
    if (page === "home") return previewPaths.home(locale, moment);
    if (page === "news") return previewPaths.news(locale, moment);
    if (page === "section")
      return previewPaths.news(locale, { ...moment, section: sectionKey ?? undefined });
    return previewPaths.story(locale, documentId, revision);
  };
  const choice = <T extends string>(
    name: "width" | "page",
    wordsOf: (each: T) => string,
    all: readonly T[],
    value: T,
    set: (value: T) => void,
  ) => (
    <fieldset className="preview-choice">
      <legend>{t(name)}</legend>
      {all.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === value} onChange={() => set(each)} />
          <span>{wordsOf(each)}</span>
        </label>
      ))}
    </fieldset>
  );
  return (
    <div className="preview">
      <div className="preview-bar">
        {choice(
          "width",
          (each) => t(`widths.${each}`),
          Object.keys(widths) as Width[],
          width,
          setWidth,
        )}
        {choice(
          "page",
          (each) => t(`pages.${each}`),
          pages.filter((each) => each !== "section" || sectionKey),
          page,
          setPage,
        )}
        <fieldset className="preview-choice">
          <legend>{t("languages")}</legend>
          {texts.map(({ locale }) => (
            <label key={locale} lang={languages[locale].tag}>
              <input
                type="checkbox"
                checked={shown.includes(locale)}
                onChange={({ target }) =>
                  setShown((all) =>
                    target.checked ? [...all, locale] : all.filter((each) => each !== locale),
                  )
                }
              />
              <span>{languages[locale].name}</span>
            </label>
          ))}
        </fieldset>
        {page !== "story" && (
          <Field
            label={t("at")}
            id="preview-at"
            type="datetime-local"
            value={at}
            onChange={({ target }) => setAt(target.value)}
          />
        )}
      </div>
      <section className="preview-frames" aria-label={t("frames")}>
        {texts
          .filter(({ locale }) => shown.includes(locale))
          .map((text) => (
            <PreviewFrame
              key={text.locale}
              desk={desk}
              locale={text.locale}
              source={address(text)}
              width={widths[width]}
            />
          ))}
      </section>
    </div>
  );
}
