import type { FileRefusal } from "@/features/importing/readers/refused-file";
import { reviewFilePath } from "@/features/review-file/paths";
import { largestReviewBytes } from "@/features/review-file/reading/limits";
import type { ReviewReport } from "@/features/review-file/write/import-review";
import type { ActionFailure } from "@/features/staff/http/staff-action";
import type { Locale } from "@/i18n/routing";

export type Reply =
  | { ok: true; report: ReviewReport }
  | { ok: false; code: "file"; refusal: FileRefusal }
  /** Nobody has answered. */
  | { ok: false; code: "away" }
  | ActionFailure;

const tooLarge: Reply = { ok: false, code: "file", refusal: "too-large" };

/** Sends a review document back. Never throws: what kept it from arriving is an answer. */
export async function sendReview(desk: Locale, documentId: string, file: File): Promise<Reply> {
  // The server says so, too; of a request that it does not read to its end a browser may hear nothing.
  if (file.size > largestReviewBytes) return tooLarge;
  try {
    const answer = await fetch(reviewFilePath(desk, documentId), {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: file,
    });
    // The front's answer has no words.
    if (answer.status === 413) return tooLarge;
    return (await answer.json()) as Reply;
  } catch {
    return { ok: false, code: "away" };
  }
}
