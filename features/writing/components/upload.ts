"use client";

import { storyPaths } from "@/features/editorial/paths";
import type { Locale } from "@/i18n/routing";
import type { LibraryPicture } from "../data";

/** Why a file did not become a picture. */
const uploadFaults = [
  "too-large",
  "too-many-pixels",
  "too-slow",
  "not-a-picture",
  "kind",
  "heic",
  "signed-out",
  "away",
] as const;
export type UploadFault = (typeof uploadFaults)[number];

/** The server says so, too. */
const largestFileBytes = 25 * 1024 * 1024;

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
  if (file.size > largestFileBytes) return Promise.resolve({ fault: "too-large" });
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
