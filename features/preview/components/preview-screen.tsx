"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/desk/field";
import { CommentsBeside } from "@/features/comments/components/comments-beside";
import type { Go } from "@/features/comments/components/placed-threads";
import type { Threads } from "@/features/comments/data";
import { useLiveTexts } from "@/features/editorial/components/story-live";
import { storyPaths } from "@/features/editorial/paths";
import { showInFrame } from "@/features/preview/commenting/show-in-frame";
import { previewPaths } from "@/features/preview/paths";
import { type Locale, languages } from "@/i18n/routing";
import { PreviewFrame } from "./preview-frame";

type Props = {
  desk: Locale;
  documentId: string;
  /** Languages in which there is a text. */
  texts: { locale: Locale; revision?: number | undefined }[];
  sectionKey: string | null;
  /** Of one of the texts; those of the others can be chosen. */
  comments: { locale: Locale; threads: Threads };
};

const widths = { phone: 390, tablet: 820, desktop: 1440 } as const;
type Width = keyof typeof widths;
const pages = ["story", "home", "news", "section"] as const;
type PageKind = (typeof pages)[number];

/** The public's pages at the widths of their devices, languages side by side. */
export function PreviewScreen({ desk, documentId, texts, sectionKey, comments }: Props) {
  const t = useTranslations("PreviewScreen");
  const [width, setWidth] = useState<Width>("phone");
  const [page, setPage] = useState<PageKind>("story");
  const [shown, setShown] = useState<Locale[]>(texts.map(({ locale }) => locale));
  const [at, setAt] = useState("");
  const open = useLiveTexts().reduce((sum, text) => sum + text.openComments, 0);
  const [commenting, setCommenting] = useState(open > 0);
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
  const show: Go = (locale, { id, place, passage }) => {
    const frame = document.querySelector<HTMLIFrameElement>(`iframe[data-text="${locale}"]`);
    const shown = place && showInFrame(frame, passage, place.unit, place.starts);
    // What the page does not show, such as a description, stands where the text is written.
    if (!shown) location.assign(storyPaths.comment(desk, documentId, locale, id));
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
        <button
          type="button"
          className="button button-small"
          aria-expanded={commenting}
          onClick={() => setCommenting(!commenting)}
        >
          {t("comments", { count: open })}
        </button>
      </div>
      <div className={commenting ? "preview-columns" : undefined}>
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
        {commenting && (
          <CommentsBeside
            {...{ desk, documentId }}
            locale={comments.locale}
            comments={comments.threads}
            {...(page === "story" ? { go: show } : {})}
          />
        )}
      </div>
    </div>
  );
}
