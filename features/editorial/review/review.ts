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

/** Of several languages: all of them or, with every reason of each, none. */
type Several<Asked> = { documentId: string; texts: readonly (Asked & { locale: Locale })[] };

/** `version` of the text that whoever asks has before them; left out where they have not looked into it. */
type Submitted = { version?: number | undefined };

/** `publicHash` as `documentDetail` gave it with what was shown. */
type Approved = { publicHash: string };

/**
 * Asks for a review of the newest revision.
 *
 * @throws Refusal with every reason against it, `stale` among them
 */
export async function submit(actor: Actor, which: Which & Submitted): Promise<States> {
  return one(await submitTexts(actor, { documentId: which.documentId, texts: [which] }));
}

/** As `submit`, for several languages at once. */
export function submitTexts(actor: Actor, asked: Several<Submitted>): Promise<States[]> {
  return inTransaction(async (tx) => submitWithin(tx, await personOf(tx, actor), asked));
}

/** `submitTexts` as part of something larger, which happens whole or not at all. */
export function submitWithin(
  tx: Transaction,
  person: Person,
  asked: Several<Submitted>,
): Promise<States[]> {
  return review(tx, person, asked, "submit", {
    against: ({ text, publishable }, { version: known }) => {
      const against: Reason[] = text.head ? [] : [{ code: "no-revision" }];
      const { version } = text.translation;
      if (known !== undefined && known !== version) {
        against.push({ code: "stale", detail: version });
      }
      // Whoever reviews it would read a text that its author has gone on from.
      return [...against, ...publishable.reasons.filter(({ code }) => code === "save-refused")];
    },
    work: ({ tx, person, text }) => moveText(tx, person, "submit", text),
  });
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
  const reason = severalLines(which.reason);
  const asked = { documentId: which.documentId, texts: [which] };
  const states = await inTransaction(async (tx) =>
    review(tx, await personOf(tx, actor), asked, "return", {
      against: ({ publishable }) => {
        const against: Reason[] = isBlank(reason) ? [{ code: "reason-missing" }] : [];
        const { publicHash = publishable.publicHash } = which;
        if (publicHash !== publishable.publicHash) against.push({ code: "content-changed" });
        return against;
      },
      work: ({ tx, person, text }) => moveText(tx, person, "return", text, { reason }),
    }),
  );
  return one(states);
}

/**
 * Approves exactly what the approver has seen: if anything readers would see
 * has changed since, it is refused.
 *
 * @throws Refusal with every reason against it, `content-changed` among them
 */
export async function approve(actor: Actor, which: Which & Approved): Promise<States> {
  return one(await approveTexts(actor, { documentId: which.documentId, texts: [which] }));
}

/** As `approve`, for several languages at once; each approval is bound to its own hash. */
export function approveTexts(actor: Actor, asked: Several<Approved>): Promise<States[]> {
  return inTransaction(async (tx) => approveWithin(tx, await personOf(tx, actor), asked));
}

/** `approveTexts` as part of something larger. */
export function approveWithin(
  tx: Transaction,
  person: Person,
  asked: Several<Approved>,
): Promise<States[]> {
  return review(tx, person, asked, "approve", {
    against: ({ publishable }, { publicHash }) => [
      ...publishable.reasons,
      ...(publishable.publicHash === publicHash ? [] : [{ code: "content-changed" } as const]),
    ],
    work: async ({ tx, person, text, publishable: { publicHash } }) => {
      const selfApproved = isSelf(subjectOf(text), person);
      await writeApproval(tx, person, text, publicHash, selfApproved);
      return moveText(tx, person, "approve", text, { hash: publicHash, detail: { selfApproved } });
    },
  });
}

type Review = { tx: Transaction; person: Person; text: Text; publishable: Publishable };

/**
 * @param verb with what speaks against it besides the workflow, and what it does to
 *   a text against which nothing speaks
 */
async function review<Asked>(
  tx: Transaction,
  person: Person,
  { documentId, texts }: Several<Asked>,
  verb: Verb,
  {
    against,
    work,
  }: {
    against: (review: Review, asked: Asked) => Reason[];
    work: (review: Review) => Promise<States>;
  },
): Promise<States[]> {
  const askedOf = new Map(texts.map((each) => [each.locale, each]));
  const document = await lockDocument(tx, documentId);
  const reviews: Review[] = [];
  const reasons: Reason[] = [];
  for (const text of await openTexts(tx, document, [...askedOf.keys()])) {
    const publishable = await publishableOf(tx, document, text);
    const one = { tx, person, text, publishable };
    const asked = askedOf.get(text.locale);
    if (!asked) throw new Error("openTexts gives the texts that it was asked for");
    const speaking = [...reasonsAgainst(verb, subjectOf(text), person), ...against(one, asked)];
    const { locale } = text;
    // Of one text alone nobody asks which it is.
    reasons.push(...speaking.map((each) => (askedOf.size > 1 ? { ...each, locale } : each)));
    reviews.push(one);
  }
  refuseIf(reasons);
  const states: States[] = [];
  for (const each of reviews) states.push(await work(each));
  return states;
}

function one(states: States[]): States {
  const [first] = states;
  if (!first) throw new Error("openTexts gives a text for each language or throws");
  return first;
}
