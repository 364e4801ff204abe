"use client";

import { useTranslations } from "next-intl";
import { shownWidth, widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import { PictureWordsFields } from "./picture-words-fields";
import { usePictures } from "./pictures";

/** The picture that leads the story, and what this language says of it. */
export function LeadWords({ hash }: { hash: string }) {
  const t = useTranslations("FigureView");
  const { byHash, wordsOf } = usePictures();
  const picture = byHash[hash];
  if (!picture) return null;
  return (
    <section id="text-lead" className="figure-view lead-words" aria-label={t("lead")}>
      <p className="desk-small desk-soft">{t("lead")}</p>
      <img
        src={paths.picture(hash, widthFor(picture.width, shownWidth), "jpg")}
        width={picture.width}
        height={picture.height}
        alt={wordsOf(hash).alt}
      />
      <PictureWordsFields hash={hash} />
    </section>
  );
}
