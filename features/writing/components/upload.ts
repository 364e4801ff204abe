"use client";

import { storyPaths } from "@/features/editorial/paths";
import { intakeFaults } from "@/features/media/intake/faults";
import { largestUploadBytes } from "@/features/media/intake/limits";
import type { Locale } from "@/i18n/routing";
import type { LibraryFile, LibraryPicture } from "../data";

/** Why a file did not come into the library. */
const uploadFaults = [...intakeFaults, "too-many", "signed-out", "away"] as const;
type UploadFault = (typeof uploadFaults)[number];

export type Faulty = { fault: UploadFault; detail?: string };

/** What a file became. `frames`: of an animation of which the first picture was kept. */
export type Uploaded = { picture: LibraryPicture; frames?: number } | { file: LibraryFile };

/** Milliseconds between tries; a server that starts again is back within them. Begun anew with each byte that arrives. */
const retryDelays = [0, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

const byStatus: Record<number, UploadFault> = {
  401: "signed-out",
  413: "too-large",
  429: "too-many",
  507: "no-room",
};

/**
 * Sends the bytes of a file (tus): a line that breaks off, a server that
 * starts again and a page that is opened anew go on where they stood.
 *
 * @param progress told how much is on the server, 0 to 1
 * @returns the number of the upload, to have it taken in by
 */
export async function sendBytes(
  desk: Locale,
  file: File,
  progress: (share: number) => void,
): Promise<{ id: string } | Faulty> {
  if (file.size > largestUploadBytes) return { fault: "too-large" };
  if (file.size === 0) return { fault: "not-a-picture" };
  const { DetailedError, Upload } = await import("tus-js-client");
  return new Promise((resolve) => {
    const upload = new Upload(file, {
      endpoint: storyPaths.uploads(desk),
      retryDelays,
      metadata: { filename: file.name },
      removeFingerprintOnSuccess: true,
      onProgress: (sent, total) => progress(total ? sent / total : 0),
      onSuccess: () => resolve({ id: upload.url?.split("/").at(-1) ?? "" }),
      onError: (error) => {
        const status = error instanceof DetailedError ? error.originalResponse?.getStatus() : 0;
        resolve({ fault: byStatus[status ?? 0] ?? "away" });
      },
      onShouldRetry: ({ originalResponse }) => {
        const status = originalResponse?.getStatus() ?? 0;
        // What the server has refused it refuses again; a lock is held for a moment.
        return (status < 400 || status > 500 || status === 409 || status === 423) && status !== 507;
      },
    });
    upload.findPreviousUploads().then(
      ([before]) => {
        if (before) upload.resumeFromPreviousUpload(before);
        upload.start();
      },
      () => upload.start(),
    );
  });
}

/** So often it is asked whether a file was taken in, where the answer does not arrive. */
const tries = 5;

/** Has a file that has come in whole made into an item of the library, and waits for it. */
export async function takeIn(desk: Locale, locale: Locale, id: string): Promise<Uploaded | Faulty> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${storyPaths.uploads(desk)}/${id}/taken?language=${locale}`, {
      method: "POST",
    }).catch(() => undefined);
    const answer = response && (await response.json().catch(() => undefined));
    if (answer?.ok) return answer as Uploaded;
    const { code, detail } = answer ?? {};
    // Asked again it goes on: what was made by then is there, and so are the bytes.
    const mayCome = !response || response.status >= 500;
    if (!mayCome || attempt === tries) {
      if (!uploadFaults.includes(code)) return { fault: "away" };
      return { fault: code, ...(detail ? { detail } : {}) };
    }
    await new Promise((resolve) => setTimeout(resolve, attempt * 1_500));
  }
}
