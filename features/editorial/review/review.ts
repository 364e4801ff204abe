import type { Actor, Person } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import type { States } from "@/features/audit/log/states";
import { moveText } from "@/features/editorial/drafts/move-text";
import { lockDocument, openTexts, subjectOf, type Text } from "@/features/editorial/drafts/texts";
import { isSelf, reasonsAgainst, secondPersonRequired } from "@/features/editorial/policy";
import { type Publishable, publishableOf } from "@/features/editorial/publishing/publishable";
import { approvesInPassing, selfApprovers, type Verb } from "@/features/editorial/workflow";
import type { Locale } from "@/i18n/routing";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";
import { severalLines } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";

type Which = { documentId: string; locale: Locale };

/**
 * Asks for a review of the newest revision.
 *
 * @throws Refusal with every reason against it
 */
export async function submit(actor: Actor, which: Which): Promise<States> {
  return review(
    actor,
    which,
    async ({ tx, person, text, publishable }, against) => {
      if (!text.head) against.push({ code: "no-revision" });
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
 * @param which with what is to be done, for the author
 * @throws Refusal with every reason against it, `reason-missing` among them
 */
export async function sendBack(actor: Actor, which: Which & { reason: string }): Promise<States> {
  return review(
    actor,
    which,
    async ({ tx, person, text }, against) => {
      const reason = severalLines(which.reason);
      if (isBlank(reason)) against.push({ code: "reason-missing" });
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

async function writeApproval(
  tx: Transaction,
  person: Person,
  { translation, head }: Text,
  publicHash: string,
  selfApproved: boolean,
): Promise<void> {
  if (!head) throw new Error("a text without a revision cannot be approved");
  await tx.approval.create({
    data: {
      translationId: translation.id,
      revisionId: head.id,
      publicHash,
      approvedById: person.id,
      approverName: person.name,
      selfApproved,
      approvedAt: await databaseNow(tx),
    },
  });
}

/**
 * What is wrong with the approval of a text that is to become public.
 *
 * @param inPassing whether this verb may give it: not when a schedule is carried out
 */
export function approvalReasons(
  { approval, head, states, locale }: Text,
  { publicHash }: Publishable,
  person: Person,
  inPassing: boolean,
): Reason[] {
  if (states.editorial === "DRAFT" || states.editorial === "IN_REVIEW") return [];
  const secondPerson = secondPersonRequired();
  const holds = approval?.revisionId === head?.id && approval?.publicHash === publicHash;
  if (holds && !(secondPerson && approval?.selfApproved)) return [];
  if (holds) return [{ code: "second-person-required", locale }];
  const mayGiveIt = inPassing && selfApprovers.includes(person.role) && !secondPerson;
  return mayGiveIt ? [] : [{ code: "approval-outdated", locale }];
}

/**
 * Approves in passing what an administrator or a command publishes or
 * schedules without a valid approval; recorded as self-approved.
 *
 * @returns whether an approval had to be given
 */
export async function approveInPassing(
  tx: Transaction,
  person: Person,
  verb: Verb,
  text: Text,
  { publicHash }: Publishable,
): Promise<boolean> {
  const { approval, head, states } = text;
  const holds = approval?.revisionId === head?.id && approval?.publicHash === publicHash;
  if (holds && !approvesInPassing(verb, states.editorial)) return false;
  await writeApproval(tx, person, text, publicHash, true);
  return true;
}
