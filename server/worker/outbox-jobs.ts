import { log } from "@/lib/log";
import { mailIsSent, sendMail } from "@/lib/mail";
import { mailFaultOf } from "@/lib/outbox/fault";
import { claimLetter, dropLetter, type Letter, noteFault, noteSent } from "@/lib/outbox/outbox";
import { type Progress, unwatched } from "@/lib/progress";
import { letters } from "./letters";

/** Longer than a mail server may take for all of its answers (lib/mail.ts). */
const leaseSeconds = 120;

/**
 * Sends what stands in the outbox until nothing is due. So many at once: a
 * mail server that is slow with one letter must not hold up an alarm.
 *
 * @param kinds of letters: all unless some have a round of their own
 */
export async function sendLettersDue(
  width: number,
  signal: AbortSignal,
  progress: Pick<Progress, "outside"> = unwatched,
  kinds: string[] = Object.keys(letters),
): Promise<void> {
  const lane = async () => {
    while (!signal.aborted) {
      const claimed = await claimLetter(kinds, leaseSeconds);
      if (!claimed) return;
      await send(claimed, progress);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

async function send(
  { id, letter, about, attempts }: Letter,
  { outside }: Pick<Progress, "outside">,
): Promise<void> {
  const kind = letters[letter];
  if (!kind) throw new Error(`nothing puts the letter ${letter} together`);
  try {
    const written = await kind.write(about);
    if (!written) return await dropLetter(id);
    // A worker that dies between the two sends it once more, under the same
    // number: mail programs then show it once.
    await outside(() => sendMail(written.mail, id));
    await written.sent?.();
  } catch (error) {
    const fault = mailFaultOf(error);
    const given = attempts >= kind.mostAttempts;
    const words = { letter, attempts, reason: fault.said };
    if (given) log.error(words, "gave up on a letter");
    else log.warn(words, "a letter will be sent again");
    return noteFault(id, fault, given ? undefined : secondsBefore(attempts));
  }
  if (mailIsSent()) log.debug({ letter }, "a letter was sent");
  await noteSent(id);
}

const secondsBefore = (attempts: number) => Math.min(2 ** attempts, 3_600);
