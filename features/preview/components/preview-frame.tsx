"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { type Locale, languages } from "@/i18n/routing";
import { PreviewAudit } from "./preview-audit";

type Props = {
  /** The language of the desk. */
  desk: Locale;
  /** The language of the page. */
  locale: Locale;
  source: string;
  /** Of the device, in pixels. */
  width: number;
};

/** A page as wide as the device, and shrunk as a whole where there is less room. */
export function PreviewFrame({ desk, locale, source, width }: Props) {
  const t = useTranslations("PreviewScreen");
  const title = languages[locale].name;
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  /** Counts what has been loaded: each is looked at anew. */
  const [loads, setLoads] = useState(0);
  useEffect(() => {
    // The frame may have loaded before its `load` event is listened to.
    const shown = frame.current?.contentDocument;
    if (shown?.readyState === "complete" && shown.URL !== "about:blank") {
      setLoads((before) => before || 1);
    }
  }, []);
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
        <span lang={languages[locale].tag}>{title}</span>
        <a href={source} target="_blank" rel="noopener">
          {t("open")}
        </a>
      </figcaption>
      <div ref={box} className="preview-box">
        <iframe
          ref={frame}
          src={source}
          title={title}
          data-text={locale}
          onLoad={() => setLoads((before) => before + 1)}
        />
      </div>
      {/* What fits on one device may not fit on another. */}
      <PreviewAudit key={width} desk={desk} frame={frame} loads={loads} />
    </figure>
  );
}
