"use client";

import type { Locale } from "@/i18n/routing";
import type { LibraryFile } from "../data";
import { ConflictDialog } from "./conflict-dialog";
import { FileDialog } from "./file-dialog";
import { ForeignDialog } from "./foreign-dialog";
import { LinkDialog } from "./link-dialog";
import { PictureDialog } from "./picture-dialog";
import { usePictures } from "./pictures";
import { insertPicture, linkFile } from "./use-body-editor";
import type { Written } from "./use-written";

export type Asked = "link" | "foreign" | "picture" | "file" | undefined;

type Props = {
  documentId: string;
  locale: Locale;
  languageNames: { value: string; name: string }[];
  written: Written;
  asked: Asked;
  close: () => void;
};

/** What the tools of the text ask for. */
export function ToolDialogs({ documentId, locale, languageNames, written, asked, close }: Props) {
  const { add } = usePictures();
  const { editor } = written;
  if (!editor) return null;
  if (asked === "link") return <LinkDialog {...{ editor, documentId, locale }} onClose={close} />;
  if (asked === "foreign") {
    return <ForeignDialog editor={editor} names={languageNames} onClose={close} />;
  }
  if (asked === "file") {
    const choose = (file: LibraryFile) => linkFile(editor, file);
    return <FileDialog locale={locale} choose={choose} take={written.take} onClose={close} />;
  }
  if (asked !== "picture") return null;
  return (
    <PictureDialog
      locale={locale}
      choose={(picture) => {
        add(picture);
        insertPicture(editor, picture.hash, undefined);
      }}
      take={written.take}
      onClose={close}
    />
  );
}

/** Asks with which of two texts to go on, when somebody has saved meanwhile. */
export function TextConflict({
  written,
  ...rest
}: { desk: Locale; close: () => void } & Pick<Props, "documentId" | "locale" | "written">) {
  const { text, read, fill } = written;
  if (text.state.state !== "conflict") return null;
  const { conflict } = text.state;
  return (
    <ConflictDialog
      {...rest}
      conflict={conflict}
      mine={read}
      keepMine={() => text.queue.settle(conflict.current.version, read)}
      takeTheirs={async () => {
        if (!(await text.keepCopy(read()))) return false;
        fill(conflict.current.content);
        text.queue.settle(conflict.current.version);
        return true;
      }}
    />
  );
}
