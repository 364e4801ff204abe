import type { Locale } from "@/i18n/routing";
import type { MachineFaultCode } from "./ask";
import type { MachineSuggestion } from "./data";

/** What the route answers. */
export type MachineReply = { ok: true } & (MachineSuggestion | { fault: MachineFaultCode });

/** The machine has half a minute, and the way there and back a little. */
const answerTimeoutMs = 40_000;

/** Asks for a machine's words. Never throws. */
export async function sendQuestion(
  address: string,
  given: { source: Locale; unit: string },
): Promise<MachineSuggestion | { fault: MachineFaultCode | "failed" }> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(given),
      signal: AbortSignal.timeout(answerTimeoutMs),
      redirect: "error",
    });
    const reply = (await response.json()) as MachineReply | { ok: false };
    return reply.ok ? reply : { fault: "failed" };
  } catch {
    return { fault: "failed" };
  }
}
