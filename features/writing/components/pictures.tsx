"use client";

import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from "react";
import type { PictureWords } from "@/features/editorial/pictures/picture-words";
import { noWords } from "@/features/editorial/pictures/picture-words";
import type { LibraryPicture } from "../data";

type Words = Record<string, PictureWords>;

type Pictures = {
  byHash: Record<string, LibraryPicture>;
  add: (picture: LibraryPicture) => void;
  /** What the text says of a picture, or begins with. */
  wordsOf: (hash: string) => PictureWords;
  /** Words of several, as they are now and not as they were painted last. */
  read: (hashes: readonly string[]) => Words;
  /** Takes in the words of a text that comes into the editor. */
  fill: (words: Words | undefined) => void;
  say: (hash: string, words: PictureWords) => void;
  /** Called when something was said: the text has changed. */
  said: RefObject<() => void>;
  readOnly: boolean;
};

const Context = createContext<Pictures | undefined>(undefined);

export function usePictures(): Pictures {
  const pictures = useContext(Context);
  if (!pictures) throw new Error("there are no pictures here");
  return pictures;
}

/** What the text says of a picture or, where it has said nothing yet, what is proposed. */
const saidOf = ({ words, byHash }: { words: Words } & Pick<Pictures, "byHash">, hash: string) =>
  words[hash] ?? byHash[hash]?.proposed ?? noWords;

type Props = {
  pictures: LibraryPicture[];
  words: Words | undefined;
  readOnly: boolean;
  children: ReactNode;
};

/** The pictures of a text, and what it says of them: of one picture it says one thing. */
export function PicturesProvider({ pictures, words: given, readOnly, children }: Props) {
  const [byHash, setByHash] = useState<Record<string, LibraryPicture>>(() =>
    Object.fromEntries(pictures.map((picture) => [picture.hash, picture])),
  );
  const [words, setWords] = useState<Words>(given ?? {});
  const now = useRef({ byHash, words });
  const said = useRef(() => {});
  const add = useCallback((picture: LibraryPicture) => {
    now.current.byHash = { ...now.current.byHash, [picture.hash]: picture };
    setByHash(now.current.byHash);
  }, []);
  const fill = useCallback((more: Words | undefined) => {
    now.current.words = { ...now.current.words, ...more };
    setWords(now.current.words);
  }, []);
  const say = useCallback(
    (hash: string, words: PictureWords) => {
      fill({ [hash]: words });
      said.current();
    },
    [fill],
  );
  const read = useCallback((hashes: readonly string[]) => {
    return Object.fromEntries(hashes.map((hash) => [hash, saidOf(now.current, hash)]));
  }, []);
  const wordsOf = useCallback((hash: string) => saidOf({ words, byHash }, hash), [words, byHash]);
  const value = useMemo(
    () => ({ byHash, add, wordsOf, read, fill, say, said, readOnly }),
    [byHash, add, wordsOf, read, fill, say, readOnly],
  );
  return <Context value={value}>{children}</Context>;
}
