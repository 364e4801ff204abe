import { writeSecurity } from "@/features/audit/security/security-events";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { enqueueLetter } from "@/lib/outbox/outbox";
import { currentRequest } from "@/lib/request-context";

/** What people are told of by mail as soon as it has happened to their account (ASVS 5.0, 6.3.5 and 6.3.7). */
export const noticeKinds = [
  "new-device",
  "password-changed",
  "second-factor-added",
  "second-factor-removed",
  "recovery-codes-made",
  "recovery-code-used",
  "passkey-added",
  "passkey-removed",
  "provider-linked",
  "provider-unlinked",
] as const;

export type NoticeKind = (typeof noticeKinds)[number];

/** Of the outbox. */
export const noticeLetter = "notice";

/** What stands in the outbox. Name, address and language are read when it is sent. */
type Notice = {
  userId: string;
  kind: NoticeKind;
  at: string;
  network: string | null;
  device: string | null;
};

/**
 * Tells somebody by mail, in their language, what has happened to their
 * account, and what to do if it was not them. A part of the transaction in
 * which it happens: no notice without the act and no act without the notice.
 * The worker sends it (`writeNotice`), so a mail server that is out of reach
 * neither holds up nor undoes anything, and is tried again for a day.
 *
 * Network and device are those of the request that is being answered; of a
 * command on the server there are none.
 */
export async function tellPerson(tx: Transaction, userId: string, kind: NoticeKind): Promise<void> {
  const request = currentRequest();
  const notice: Notice = {
    userId,
    kind,
    at: (await databaseNow(tx)).toISOString(),
    network: request?.network ?? null,
    device: request?.device ?? null,
  };
  await enqueueLetter(tx, { letter: noticeLetter, about: notice });
  // Of the others the verb itself leaves a trace.
  if (kind === "new-device" || kind === "recovery-code-used") {
    await writeSecurity(tx, { kind, accountId: userId });
  }
}
