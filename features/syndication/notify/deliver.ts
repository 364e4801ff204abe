import type { Notification } from "./channels";

/** What came of a request: `again` after so many seconds, or as usual when none are given. */
export type Delivery =
  | { outcome: "done" }
  | { outcome: "again"; reason: string; seconds?: number }
  | { outcome: "never"; reason: string };

const requestTimeoutMs = 8_000;
/** Where a service asks for a longer wait, it is asked again after this all the same. */
const longestWaitSeconds = 6 * 3_600;

/**
 * Sends a notification once.
 *
 * @param id goes with it, so that a receiver can tell a request that it has
 *   had: a worker that is killed between the answer and its note sends again
 */
export async function deliver(notification: Notification, id: string): Promise<Delivery> {
  const { url, headers, body, channel } = notification;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "Idempotency-Key": id, "User-Agent": "newsroom" },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    const answer = (await response.text()).slice(0, 500);
    if (response.ok) return { outcome: "done" };
    const reason = `${channel} answered ${response.status}: ${answer}`;
    // Baidu's word for "no more today".
    if (/over quota/i.test(answer))
      return { outcome: "again", reason, seconds: longestWaitSeconds };
    if (response.status === 429 || response.status === 408 || response.status >= 500) {
      const asked = Number(response.headers.get("retry-after"));
      return asked > 0
        ? { outcome: "again", reason, seconds: Math.min(asked, longestWaitSeconds) }
        : { outcome: "again", reason };
    }
    return { outcome: "never", reason };
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { outcome: "again", reason: `${channel}: ${reason}` };
  }
}
