import type { Reason } from "@/features/audit/errors";
import type { SaveResult } from "@/features/editorial/drafts/save-revision";
import type { ContentInput } from "@/features/editorial/schema";
import type { SaveAnswer, SaveFault } from "./save-queue";

/** What a colleague has saved meanwhile, and the number of the conflict copy that holds this text. */
export type Conflict = Omit<
  Extract<SaveResult, { outcome: "conflict-copy" }>,
  "outcome" | "changes"
>;

export type TextAnswer = SaveAnswer<Conflict>;

/** What the save route answers. Dates are texts on the way. */
export type SaveReply =
  | ({ ok: true } & Exclude<SaveResult, { outcome: "refused" }>)
  | {
      ok: false;
      code: string;
      /** What is wrong with the text, or why a verb refuses it. */
      reasons: readonly (SaveFault | Reason)[];
      /** The revision as which the server has kept what it refused. */
      copy?: number;
    };

/** A save that is answered later counts as not answered. */
const answerTimeoutMs = 20_000;

/** Sends a text to be kept. Never throws. */
export async function sendSave(
  address: string,
  content: ContentInput,
  basedOn: number,
  tab?: string,
): Promise<TextAnswer> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ basedOn, content, tab }),
      signal: AbortSignal.timeout(answerTimeoutMs),
      redirect: "error",
    });
  } catch (error) {
    // A network that is there and a server that says nothing for so long: it is the server.
    const silent = error instanceof Error && error.name === "TimeoutError";
    return { outcome: silent && navigator.onLine !== false ? "failing" : "away" };
  }
  try {
    return answerOf((await response.json()) as SaveReply, response.status);
  } catch {
    // Words of a proxy, or of a page to sign in to a network.
    return answerOf({ ok: false, code: "", reasons: [] }, response.status);
  }
}

/** Its status says what a proxy's answer means as well. */
function answerOf(reply: SaveReply, status: number): TextAnswer {
  if (reply.ok) {
    if (reply.outcome === "saved") {
      return { outcome: "saved", version: reply.version, at: new Date() };
    }
    const { reason, copy, current } = reply;
    return { outcome: "conflict", conflict: { reason, copy, current } };
  }
  if (reply.code === "signed-out" || status === 401) return { outcome: "signed-out" };
  if (status === 413) return { outcome: "refused", faults: [{ code: "too-large" }] };
  if (reply.code === "failed" || status >= 500 || status === 429) return { outcome: "failing" };
  if (!reply.code) return { outcome: "away" };
  return {
    outcome: "refused",
    faults: reply.reasons.length > 0 ? reply.reasons.map(faultOf) : [{ code: reply.code }],
  };
}

/** What a verb's reason is about in particular says nothing of a place in the text. */
function faultOf({ detail, ...reason }: SaveFault | Reason): SaveFault {
  return typeof detail === "string" ? { ...reason, detail } : reason;
}
