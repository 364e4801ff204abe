"use client";

import { useCallback, useState } from "react";
import { newBlockId } from "@/features/writing/body/block-ids";
import type { Locale } from "@/i18n/routing";
import type { LibraryPicture } from "../data";
import { type UploadFault, upload } from "./upload";

export type Upload = { id: string; name: string; share: number; fault?: UploadFault };

/** Files on their way to the library, one after the other. */
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
    async (files: File[], done: (picture: LibraryPicture) => void) => {
      const begun = files.map((file) => ({ file, id: newBlockId() }));
      setUploads((all) => [
        ...all,
        ...begun.map(({ file, id }) => ({ id, name: file.name, share: 0 })),
      ]);
      for (const { file, id } of begun) {
        const progress = (share: number) => change(id, { share });
        const result = await upload({ desk, locale, file, progress });
        if ("fault" in result) change(id, { fault: result.fault });
        else {
          drop(id);
          done(result);
        }
      }
    },
    [desk, locale, change, drop],
  );
  return { uploads, send, drop };
}
