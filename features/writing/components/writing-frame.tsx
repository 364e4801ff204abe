"use client";

import { type ReactNode, useCallback, useState } from "react";
import type { Threads } from "@/features/comments/data";
import type { LibraryPicture } from "../data";
import { newTab } from "../presence/send-presence";
import { PicturesProvider } from "./pictures";
import type { WrittenOptions } from "./use-written";

export type EditorProps = Omit<WrittenOptions, "tab"> & {
  kind: "ARTICLE" | "PAGE";
  hasSection: boolean;
  pictures: LibraryPicture[];
  comments: Threads;
  /** The comment that an address leads to. */
  askedComment: string | undefined;
  languageNames: { value: string; name: string }[];
};

export type ScreenProps = EditorProps & {
  tab: string;
  /** Somebody else goes on with the text. */
  isTaken: boolean;
  takenAway: () => void;
};

type Props = EditorProps & {
  /** Gives the screen: always of one component and without a key that changes, or the editor would begin anew. */
  children: (props: ScreenProps) => ReactNode;
};

/** What every screen on which a text is written stands in: its pictures, and whether it is still written here. */
export function WritingFrame({ children, ...props }: Props) {
  const [tab] = useState(newTab);
  const [isTaken, setTaken] = useState(false);
  const takenAway = useCallback(() => setTaken(true), []);
  const readOnly = props.readOnly || isTaken;
  return (
    <PicturesProvider pictures={props.pictures} words={props.content.pictures} readOnly={readOnly}>
      {children({ ...props, tab, readOnly, isTaken, takenAway })}
    </PicturesProvider>
  );
}
