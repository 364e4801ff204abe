import type { ActionFailure } from "@/features/staff/http/staff-action";
import { largestFileBytes } from "@/features/xliff/format/read-bytes";
import type { XliffFault } from "@/features/xliff/format/xliff-error";
import { xliffPaths } from "@/features/xliff/paths";
import type { XliffReport } from "@/features/xliff/write/import-xliff";
import type { Locale } from "@/i18n/routing";

export type Reply =
  | { ok: true; report: XliffReport }
  | { ok: false; code: "xliff"; fault: XliffFault; line: number }
  /** Nobody has answered. */
  | { ok: false; code: "away" }
  | ActionFailure;

/** Sends a file of a translator's tool. Never throws: what kept it from arriving is an answer. */
export async function sendFile(desk: Locale, documentId: string, file: File): Promise<Reply> {
  // The server says so, too.
  if (file.size > largestFileBytes)
    return { ok: false, code: "xliff", fault: "too-large", line: 0 };
  try {
    const answer = await fetch(xliffPaths.import(desk, documentId), {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: file,
    });
    // The front's answer has no words.
    if (answer.status === 413) return { ok: false, code: "xliff", fault: "too-large", line: 0 };
    return (await answer.json()) as Reply;
  } catch {
    return { ok: false, code: "away" };
  }
}

/** Gets a file and hands it to the browser. @returns why it could not; undefined when it could */
export async function getFile(href: string): Promise<ActionFailure | { code: "away" } | undefined> {
  try {
    const answer = await fetch(href);
    if (!answer.ok) return (await answer.json()) as ActionFailure;
    const name = /filename="([^"]*)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
    const address = URL.createObjectURL(await answer.blob());
    const link = Object.assign(document.createElement("a"), {
      href: address,
      download: name ?? "",
    });
    link.click();
    // Some browsers begin to read it only after this.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return undefined;
  } catch {
    return { code: "away" };
  }
}
