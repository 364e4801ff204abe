"use client";

import { NodeViewWrapper, type ReactNodeViewProps, ReactNodeViewRenderer } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { shownWidth, widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import { Figure } from "@/features/writing/body/extensions";
import { PictureWordsFields } from "./picture-words-fields";
import { usePictures } from "./pictures";

/** The figure, shown with its words to write beside it. */
export const FigureWithView = Figure.extend({
  addNodeView() {
    return ReactNodeViewRenderer(FigureView, {
      // Keys pressed in its fields must not reach the editor around it.
      stopEvent: ({ event }) =>
        event.target instanceof HTMLElement &&
        /^(?:INPUT|TEXTAREA|BUTTON)$/.test(event.target.tagName),
    });
  },
});

function FigureView({ node, selected, deleteNode }: ReactNodeViewProps) {
  const t = useTranslations("FigureView");
  const { byHash, wordsOf } = usePictures();
  const hash: string = node.attrs.picture ?? "";
  const picture = byHash[hash];
  return (
    <NodeViewWrapper
      as="figure"
      className={`figure-view ${selected ? "is-selected" : ""}`}
      data-id={node.attrs.id}
      data-drag-handle
    >
      {picture ? (
        <img
          src={paths.picture(hash, widthFor(picture.width, shownWidth), "jpg")}
          width={picture.width}
          height={picture.height}
          alt={wordsOf(hash).alt}
        />
      ) : (
        <p className="desk-soft">{t("unknown")}</p>
      )}
      {picture && <PictureWordsFields hash={hash} />}
      <button type="button" className="button button-quiet button-small" onClick={deleteNode}>
        {t("remove")}
      </button>
    </NodeViewWrapper>
  );
}
