import type { Person } from "@/features/audit/actors/actors";
import type { Reason } from "@/features/audit/errors";
import type { Text } from "@/features/editorial/drafts/texts";
import { secondPersonRequired } from "@/features/editorial/policy";
import { approvesInPassing, selfApprovers, type Verb } from "@/features/editorial/workflow";
import { databaseNow } from "@/lib/db/clock";
import type { Transaction } from "@/lib/db/editorial";

/** What an approval is bound to: features/editorial/publishing/publishable.ts. */
type Approvable = { publicHash: string };

export async function writeApproval(
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
  { approval, head, states, locale }: Pick<Text, "approval" | "head" | "states" | "locale">,
  { publicHash }: Approvable,
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
  { publicHash }: Approvable,
): Promise<boolean> {
  const { approval, head, states } = text;
  const holds = approval?.revisionId === head?.id && approval?.publicHash === publicHash;
  if (holds && !approvesInPassing(verb, states.editorial)) return false;
  await writeApproval(tx, person, text, publicHash, true);
  return true;
}
