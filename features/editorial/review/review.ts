import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import type { States } from "@/features/audit/log/states";
import { moveText } from "@/features/editorial/drafts/move-text";
import { lockDocument, openTexts, subjectOf, type Text } from "@/features/editorial/drafts/texts";
import { isSelf, reasonsAgainst } from "@/features/editorial/policy";
import { type Publishable, publishableOf } from "@/features/editorial/publishing/publishable";
import type { Verb } from "@/features/editorial/workflow";
import type { Locale } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { severalLines } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";
import { writeApproval } from "./approvals";

type Which = { documentId: string; locale: Locale };

/**
 * Asks for a review of the newest revision.
 *
 * @param which `version` of the text that whoever asks has before them; left
 *   out where they have not looked into it
 * @throws Refusal with every reason against it, `stale` among them
 */
export async function submit(
  actor: Actor,
  which: Which & { version?: number | undefined },
): Promise<States> {
  return review(
    actor,
    which,
    async ({ tx, person, text, publishable }, against) => {
      if (!text.head) against.push({ code: "no-revision" });
      const { version } = text.translation;
      if (which.version !== undefined && which.version !== version) {
        against.push({ code: "stale", detail: version });
      }
      // Whoever reviews it would read a text that its author has gone on from.
      against.push(...publishable.reasons.filter(({ code }) => code === "save-refused"));
      refuseIf(against);
      return moveText(tx, person, "submit", text);
    },
    "submit",
  );
}

/**
 * Gives a text back to its author.
 *
 * @param which with what is to be done, for the author, and the `publicHash`
 *   of what was read, where it was: what was submitted since is not given back
 * @throws Refusal with every reason against it, `reason-missing` and
 *   `content-changed` among them
 */
export async function sendBack(
  actor: Actor,
  which: Which & { reason: string; publicHash?: string | undefined },
): Promise<States> {
  return review(
    actor,
    which,
    async ({ tx, person, text, publishable }, against) => {
      const reason = severalLines(which.reason);
      if (isBlank(reason)) against.push({ code: "reason-missing" });
      const { publicHash = publishable.publicHash } = which;
      if (publicHash !== publishable.publicHash) against.push({ code: "content-changed" });
      refuseIf(against);
      return moveText(tx, person, "return", text, { reason });
    },
    "return",
  );
}

/**
 * Approves exactly what the approver has seen.
 *
 * @param which `publicHash` as `documentDetail` gave it with what was shown;
 *   if anything readers would see has changed since, it is refused
 * @throws Refusal with every reason against it, `content-changed` among them
 */
export async function approve(
  actor: Actor,
  which: Which & { publicHash: string },
): Promise<States> {
  return review(
    actor,
    which,
    async ({ tx, person, text, publishable }, against) => {
      against.push(...publishable.reasons);
      if (publishable.publicHash !== which.publicHash) against.push({ code: "content-changed" });
      refuseIf(against);
      const selfApproved = isSelf(subjectOf(text), person);
      await writeApproval(tx, person, text, publishable.publicHash, selfApproved);
      const { publicHash } = publishable;
      return moveText(tx, person, "approve", text, { hash: publicHash, detail: { selfApproved } });
    },
    "approve",
  );
}

type Review = { tx: Transaction; person: Person; text: Text; publishable: Publishable };

function review(
  actor: Actor,
  { documentId, locale }: Which,
  work: (review: Review, against: Reason[]) => Promise<States>,
  verb: Verb,
): Promise<States> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    const document = await lockDocument(tx, documentId);
    const [text] = await openTexts(tx, document, [locale]);
    if (!text) throw new Error("openTexts gives a text for each language or throws");
    const publishable = await publishableOf(tx, document, text);
    return work({ tx, person, text, publishable }, reasonsAgainst(verb, subjectOf(text), person));
  });
}
