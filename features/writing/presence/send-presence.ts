import type { Presence } from "@/features/editorial/presence/presence";

type Told<Each> = { [Name in keyof Each]: Each[Name] extends Date ? Date | string : Each[Name] };

/** What the route answers. Dates are texts on the way. */
export type PresenceReply =
  | ({ ok: true } & Omit<Presence, "others" | "taken"> & {
        others: Told<Presence["others"][number]>[];
        taken: Told<NonNullable<Presence["taken"]>> | null;
      })
  | { ok: false };

export type Here = Extract<PresenceReply, { ok: true }>;

/** An answer that takes longer says nothing of now. */
const answerTimeoutMs = 5_000;

/** Says that a tab has a text open. Never throws; without an answer nothing is known. */
export async function sendPresence(
  address: string,
  given: { tab: string; handed: boolean },
): Promise<Here | undefined> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(given),
      signal: AbortSignal.timeout(answerTimeoutMs),
      redirect: "error",
    });
    const reply = (await response.json()) as PresenceReply;
    return reply.ok ? reply : undefined;
  } catch {
    return undefined;
  }
}

/** The page is being left: sent behind it. */
export function sendLeaving(address: string, tab: string): void {
  void fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ tab, leaves: true }),
    keepalive: true,
  }).catch(() => {});
}

/** A name for a tab. `crypto.randomUUID` is there in secure contexts only, and a desk in a house's own network is none. */
export function newTab(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
