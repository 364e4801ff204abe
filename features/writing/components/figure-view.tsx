"use client";

import { NodeViewWrapper, type ReactNodeViewProps, ReactNodeViewRenderer } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Field } from "@/components/desk/field";
import { shownWidth, widthFor } from "@/features/media/pictures/renditions";
import { paths } from "@/features/publication/routes/paths";
import { Figure } from "@/features/writing/body/extensions";
import { isComposing, typedLine } from "@/features/writing/body/typed";
import { oneLine } from "@/lib/text/input";
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
  const { byHash } = usePictures();
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
          alt={picture.alt}
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

const silent = { alt: "", caption: "", credit: "" };
/** After so long without a keystroke. */
const quietMs = 900;

/** What is said of a picture in the text's language; saved by itself. */
export function PictureWordsFields({ hash }: { hash: string }) {
  const t = useTranslations("FigureView");
  const id = useId();
  const { byHash, say } = usePictures();
  const { alt, caption, credit } = byHash[hash] ?? silent;
  const [words, setWords] = useState({ alt, caption, credit });
  const [note, setNote] = useState<"" | "saved" | "failed" | "stale">("");
  const was = useRef({ alt, caption, credit });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(words);

  const save = async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const { alt, caption, credit } = latest.current;
    // As the server keeps them: the next change is compared with that.
    const sent = { alt: oneLine(alt), caption: oneLine(caption), credit: oneLine(credit) };
    const result = await say(hash, sent, was.current);
    if (result === "saved") was.current = sent;
    if (result === "failed") {
      // Kept in the fields; asked again until it is taken.
      timer.current = setTimeout(save, 4 * quietMs);
    }
    if (typeof result === "object") was.current = result;
    setNote(typeof result === "object" ? "stale" : result);
  };
  const change = (part: Partial<typeof words>) => {
    latest.current = { ...latest.current, ...part };
    setWords(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, quietMs);
  };
  const flush = useRef(save);
  flush.current = save;
  useEffect(
    () => () => {
      if (timer.current !== undefined) void flush.current();
    },
    [],
  );

  return (
    <div className="figure-words">
      {(["caption", "alt", "credit"] as const).map((name) => (
        <Field
          key={name}
          id={`${id}-${name}`}
          label={
            <>
              {name === "caption" && <span aria-hidden="true">▲ </span>}
              {t(name)}
            </>
          }
          hint={name === "alt" ? t("altHint") : undefined}
          value={words[name]}
          maxLength={name === "credit" ? 200 : 500}
          onChange={(event) =>
            change({ [name]: typedLine(event.target.value, isComposing(event)) })
          }
          onBlur={() => timer.current !== undefined && void save()}
        />
      ))}
      <p className="desk-small desk-soft" role="status">
        {note && t(`note.${note}`)}
      </p>
    </div>
  );
}
