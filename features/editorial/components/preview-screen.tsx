"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { previewPaths } from "@/features/preview/paths";
import { type Locale, languages } from "@/i18n/routing";

type Props = {
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
export function PreviewScreen({ documentId, texts, sectionKey }: Props) {
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
          <div className="field">
            <label htmlFor="preview-at">{t("at")}</label>
            <input
              id="preview-at"
              className="input"
              type="datetime-local"
              value={at}
              onChange={({ target }) => setAt(target.value)}
            />
          </div>
        )}
      </div>
      <section className="preview-frames" aria-label={t("frames")}>
        {texts
          .filter(({ locale }) => shown.includes(locale))
          .map((text) => (
            <Frame
              key={text.locale}
              title={t("frame", { language: languages[text.locale].name })}
              source={address(text)}
              width={widths[width]}
              open={t("open")}
            />
          ))}
      </section>
    </div>
  );
}

type FrameProps = { title: string; source: string; width: number; open: string };

/** As wide as the device, and shrunk as a whole where there is less room. */
function Frame({ title, source, width, open }: FrameProps) {
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const shrink = () => {
      if (!frame.current) return;
      const scale = Math.min(1, element.clientWidth / width);
      // Styles set by script: the desk's policy allows none in the page's source.
      Object.assign(frame.current.style, {
        width: `${width}px`,
        height: `${element.clientHeight / scale}px`,
        transform: `scale(${scale})`,
      });
    };
    shrink();
    const watch = new ResizeObserver(shrink);
    watch.observe(element);
    return () => watch.disconnect();
  }, [width]);
  return (
    <figure className="preview-frame">
      <figcaption>
        {title}{" "}
        <a href={source} target="_blank" rel="noopener">
          {open}
        </a>
      </figcaption>
      <div ref={box} className="preview-box">
        <iframe ref={frame} src={source} title={title} />
      </div>
    </figure>
  );
}
