import { editorialDb } from "@/lib/db/editorial";
import { type MailFaultCode, mailFaults } from "./fault";

export type OutboxStatus = {
  /** Not sent yet; of these, tried and to be tried again. */
  waiting: number;
  again: number;
  /** Given up within the last month. */
  failed: number;
  sentLastDay: number;
  sentAt: Date | undefined;
  /** Since when nothing has gone out, where the last try failed. */
  failingSince: Date | undefined;
  /** The last one, of those that have not gone out since. */
  fault: { code: MailFaultCode; said: string; at: Date } | undefined;
};

type Counts = Record<"waiting" | "again" | "failed" | "sentLastDay", number> & {
  sentAt: Date | null;
};
type Fault = { code: string; said: string; at: Date };

/** How the mail of the house fares, as the outbox knows it. */
export async function outboxStatus(): Promise<OutboxStatus> {
  const db = editorialDb();
  const [[counts], [fault], [failing]] = await Promise.all([
    db.$queryRaw<Counts[]>`
      SELECT
        count(*) FILTER (WHERE sent_at IS NULL AND failed_at IS NULL)::int AS waiting,
        count(*) FILTER (
          WHERE sent_at IS NULL AND failed_at IS NULL AND last_fault IS NOT NULL)::int AS again,
        count(*) FILTER (WHERE failed_at IS NOT NULL)::int AS failed,
        count(*) FILTER (
          WHERE sent_at > editorial.clock() - interval '1 day')::int AS "sentLastDay",
        max(sent_at) AS "sentAt"
      FROM editorial.outbox_mail`,
    db.$queryRaw<Fault[]>`
      SELECT last_fault AS code, last_error AS said, last_tried_at AS at
      FROM editorial.outbox_mail
      WHERE sent_at IS NULL AND last_fault IS NOT NULL ORDER BY last_tried_at DESC LIMIT 1`,
    // One mailbox that is refused is no outage: others go out meanwhile.
    db.$queryRaw<{ since: Date | null }[]>`
      SELECT min(first_failed_at) AS since FROM editorial.outbox_mail
      WHERE sent_at IS NULL AND last_tried_at > coalesce(
        (SELECT max(sent_at) FROM editorial.outbox_mail), '-infinity')`,
  ]);
  const { sentAt = null, ...numbers } = counts ?? {
    waiting: 0,
    again: 0,
    failed: 0,
    sentLastDay: 0,
  };
  const code = mailFaults.find((each) => each === fault?.code) ?? "other";
  return {
    ...numbers,
    sentAt: sentAt ?? undefined,
    failingSince: failing?.since ?? undefined,
    fault: fault && { ...fault, code },
  };
}
