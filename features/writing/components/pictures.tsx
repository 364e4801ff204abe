"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { Locale } from "@/i18n/routing";
import { saveWords } from "../actions";
import type { PictureWords } from "../data";

type WordsOfPicture = Pick<PictureWords, "alt" | "caption" | "credit">;

type Pictures = {
  byHash: Record<string, PictureWords>;
  add: (picture: PictureWords) => void;
  /** Says what a picture shows. @returns what stands there now, when somebody else was faster */
  say: (
    hash: string,
    words: WordsOfPicture,
    was: WordsOfPicture,
  ) => Promise<"saved" | "failed" | WordsOfPicture>;
};

const Context = createContext<Pictures | undefined>(undefined);

export function usePictures(): Pictures {
  const pictures = useContext(Context);
  if (!pictures) throw new Error("there are no pictures here");
  return pictures;
}

type Props = { locale: Locale; pictures: PictureWords[]; children: ReactNode };

/** The pictures of a text with their words in its language: of one picture there is one. */
export function PicturesProvider({ locale, pictures, children }: Props) {
  const [byHash, setByHash] = useState<Record<string, PictureWords>>(() =>
    Object.fromEntries(pictures.map((picture) => [picture.hash, picture])),
  );
  const add = useCallback(
    (picture: PictureWords) => setByHash((known) => ({ ...known, [picture.hash]: picture })),
    [],
  );
  const say = useCallback<Pictures["say"]>(
    async (hash, words, was) => {
      const put = (now: WordsOfPicture) =>
        setByHash((known) => {
          const picture = known[hash];
          return picture ? { ...known, [hash]: { ...picture, ...now } } : known;
        });
      const result = await saveWords({ hash, locale, ...words, was }).catch(() => undefined);
      if (!result?.ok) return "failed";
      put(result.words);
      return result.outcome === "saved" ? "saved" : result.words;
    },
    [locale],
  );
  const value = useMemo(() => ({ byHash, add, say }), [byHash, add, say]);
  return <Context value={value}>{children}</Context>;
}
