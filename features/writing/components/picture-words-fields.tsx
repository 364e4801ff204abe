"use client";

import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { Field } from "@/components/desk/field";
import { type PictureWords, sameWords } from "@/features/editorial/pictures/picture-words";
import { isComposing, typedLine } from "@/features/writing/body/typed";
import { isBlank } from "@/lib/text/seen";
import { usePictures } from "./pictures";

/** Words that were offered, without what they do not say: nothing is emptied by them. */
const taken = (words: PictureWords, offered: PictureWords): PictureWords => ({
  alt: isBlank(offered.alt) ? words.alt : offered.alt,
  caption: isBlank(offered.caption) ? words.caption : offered.caption,
  credit: isBlank(offered.credit) ? words.credit : offered.credit,
});

/**
 * What the text says of a picture that it shows. Saved with the text, as all
 * that it says; where the picture was described otherwise since, by another
 * text, those words are offered.
 */
export function PictureWordsFields({ hash }: { hash: string }) {
  const t = useTranslations("FigureView");
  const id = useId();
  const { byHash, wordsOf, say, readOnly } = usePictures();
  const words = wordsOf(hash);
  const proposed = byHash[hash]?.proposed;
  // What this text said when it was opened is nobody else's words.
  const opened = useRef(words);
  const offered =
    !readOnly &&
    proposed !== undefined &&
    !sameWords(proposed, opened.current) &&
    !sameWords(taken(words, proposed), words);
  return (
    <div className="figure-words">
      {(["caption", "alt", "credit"] as const).map((name) => (
        <Field
          key={name}
          id={`${id}-${name}`}
          data-unit={`m:${hash}.${name}`}
          label={
            <>
              {name === "caption" && <span aria-hidden="true">▲ </span>}
              {t(name)}
            </>
          }
          hint={name === "alt" ? t("altHint") : undefined}
          value={words[name]}
          readOnly={readOnly}
          maxLength={name === "credit" ? 200 : 500}
          onChange={(event) =>
            say(hash, { ...words, [name]: typedLine(event.target.value, isComposing(event)) })
          }
        />
      ))}
      {offered && (
        <p className="desk-small desk-soft">
          {t("proposed", { words: proposed.caption || proposed.alt || proposed.credit })}{" "}
          <button
            type="button"
            className="button button-quiet button-small"
            onClick={() => say(hash, taken(words, proposed))}
          >
            {t("takeProposed")}
          </button>
        </p>
      )}
    </div>
  );
}
