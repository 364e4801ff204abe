import type { SaveResult } from "@/features/editorial/save-mutations";
import type { ContentInput } from "@/features/editorial/schema";
import type { SaveAnswer } from "./save-queue";

/** What a colleague has saved meanwhile, and the number under which this text was kept aside. */
export type Conflict = Omit<Extract<SaveResult, { outcome: "kept-aside" }>, "outcome" | "changes">;

export type TextAnswer = SaveAnswer<ContentInput, Conflict>;

/** What the save route answers. Dates are texts on the way. */
export type SaveReply =
  | ({ ok: true } & SaveResult)
  | { ok: false; code: string; reasons: { code: string; detail?: string | undefined }[] };

/** Longer answers are no answers. Milliseconds. */
const patience = 20_000;

/** Sends a text to be kept. Never throws. */
export async function sendSave(
  address: string,
  content: ContentInput,
  basedOn: number,
): Promise<TextAnswer> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ basedOn, content }),
      signal: AbortSignal.timeout(patience),
      redirect: "error",
    });
    const reply = (await response.json()) as SaveReply;
    return answerOf(reply, content);
  } catch {
    // No network, a server that is starting, a proxy's page: all to be tried again.
    return { outcome: "away" };
  }
}

function answerOf(reply: SaveReply, content: ContentInput): TextAnswer {
  if (reply.ok) {
    if (reply.outcome === "saved") {
      return { outcome: "saved", version: reply.version, at: new Date() };
    }
    const { reason, copy, current } = reply;
    return { outcome: "conflict", conflict: { reason, copy, current } };
  }
  if (reply.code === "signed-out") return { outcome: "signed-out" };
  if (reply.code === "failed") return { outcome: "away" };
  const codes = reply.reasons.map(({ code }) => code);
  return { outcome: "refused", codes: codes.length > 0 ? codes : [reply.code], content };
}
