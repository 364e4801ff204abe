"use client";

import { storyPaths } from "@/features/editorial/paths";
import { intakeFaults } from "@/features/media/intake/faults";
import { largestBytes } from "@/features/media/intake/limits";
import type { Locale } from "@/i18n/routing";
import type { LibraryPicture } from "../data";

/** Why a file did not become a picture. */
const uploadFaults = [...intakeFaults, "signed-out", "away"] as const;
export type UploadFault = (typeof uploadFaults)[number];

type Upload = {
  desk: Locale;
  locale: Locale;
  file: File;
  /** Told how much is on the server, 0 to 1; at 1 it is being made. */
  progress: (share: number) => void;
};

/**
 * Sends a picture to the library. By XMLHttpRequest, because `fetch` does not
 * say how far it has come.
 */
export function upload(given: Upload): Promise<LibraryPicture | { fault: UploadFault }> {
  const { desk, locale, file, progress } = given;
  if (file.size > largestBytes.picture) return Promise.resolve({ fault: "too-large" });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${storyPaths.pictures(desk)}?language=${locale}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () => resolve({ fault: "away" });
    request.onload = () => {
      const { ok, picture, code } = request.response ?? {};
      if (ok) resolve(picture);
      else resolve({ fault: uploadFaults.includes(code) ? code : "away" });
    };
    request.send(file);
  });
}
