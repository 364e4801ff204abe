"use client";

import { useCallback, useState } from "react";
import { newBlockId } from "@/features/writing/body/block-ids";
import type { Locale } from "@/i18n/routing";
import type { LibraryFile, LibraryPicture } from "../data";
import { type Faulty, sendBytes, takeIn } from "./upload";

export type Upload = {
  id: string;
  name: string;
  share: number;
  /** It is there; of how many pictures it shows the first. */
  frames?: number;
} & Partial<Faulty>;

/**
 * Files on their way to the library: sent one after the other, and each taken
 * in while the next is sent. They arrive in the order in which they were
 * chosen.
 */
export function useUploads(desk: Locale, locale: Locale) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const change = useCallback(
    (id: string, part: Partial<Upload>) =>
      setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each))),
    [],
  );
  const drop = useCallback(
    (id: string) => setUploads((all) => all.filter((each) => each.id !== id)),
    [],
  );
  const send = useCallback(
    async (
      files: File[],
      done: (picture: LibraryPicture) => void,
      /** Where there is a place for documents; elsewhere one is refused. */
      doneFile?: (file: LibraryFile) => void,
    ) => {
      const begun = files.map((file) => ({ file, id: newBlockId() }));
      setUploads((all) => [
        ...all,
        ...begun.map(({ file, id }) => ({ id, name: file.name, share: 0 })),
      ]);
      const take = async (id: string, upload: string) => {
        const result = await takeIn(desk, locale, upload);
        if ("fault" in result) return change(id, result);
        if ("file" in result) {
          if (!doneFile) return change(id, { fault: "not-a-picture" });
          drop(id);
          return doneFile(result.file);
        }
        if (result.frames) change(id, { share: 1, frames: result.frames });
        else drop(id);
        done(result.picture);
      };
      let turn = Promise.resolve();
      for (const { file, id } of begun) {
        const sent = await sendBytes(desk, file, (share) => change(id, { share }));
        if ("fault" in sent) change(id, sent);
        else turn = turn.then(() => take(id, sent.id));
      }
      await turn;
    },
    [desk, locale, change, drop],
  );
  return { uploads, send, drop };
}
