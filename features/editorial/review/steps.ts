import type { Person } from "@/features/audit/actors/actors";
import { reasonsAgainst, type Subject } from "@/features/editorial/policy";
import type { Verb } from "@/features/editorial/workflow";

/** What a person can be offered to do with a text; each is a verb of the workflow. */
const steps = [
  "submit",
  "approve",
  "publish",
  "update",
  "republish",
  "unschedule",
  "return",
  "withdraw",
] as const satisfies readonly Verb[];

export type Step = (typeof steps)[number];

/**
 * The next steps of a text for a person, by the pair of its states: what the
 * workflow allows, without what would change nothing. The workflow alone would
 * let a live text be given back that has nothing newer, which helps nobody,
 * and nothing of an approval is left to do when its text is public.
 *
 * @param newer something was saved that readers do not see
 */
export function stepsFor(
  subject: Subject & { newer: boolean },
  person: Person,
  secondPerson?: boolean,
): Step[] {
  const settled = subject.public === "LIVE" && !subject.newer;
  return steps.filter((step) => {
    if (settled && (step === "submit" || step === "update")) return false;
    if (settled && step === "return" && subject.editorial === "APPROVED") return false;
    return reasonsAgainst(step, subject, person, secondPerson).length === 0;
  });
}
