import type { Actor } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import { largestReviewBytes } from "@/features/review-file/reading/limits";
import { isUuid } from "@/lib/patterns";
import { importReview, type ReviewReport } from "./import-review";

/**
 * Takes a review document from the desk.
 *
 * @throws what `importReview` throws
 */
export async function receiveReview(
  actor: Actor,
  documentId: string,
  request: Request,
): Promise<ReviewReport> {
  if (!isUuid(documentId)) throw new Refusal([{ code: "document-unknown", detail: documentId }]);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > largestReviewBytes) throw new RefusedFile("The file", "too-large");
    chunks.push(chunk);
  }
  return importReview(actor, { bytes: Buffer.concat(chunks), name: "review.docx", documentId });
}
