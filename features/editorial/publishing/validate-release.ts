import type { Person } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { type OpenDocument, subjectOf, type Text } from "@/features/editorial/drafts/texts";
import { reasonsAgainst } from "@/features/editorial/policy";
import { approvalReasons } from "@/features/editorial/review/review";
import type { Verb } from "@/features/editorial/workflow";
import type { Transaction } from "@/lib/db/editorial";
import { type Publishable, publishableOf } from "./publishable";

/** One language that is to become public. */
export type Release = {
  text: Text;
  verb: Extract<Verb, "publish" | "update" | "republish" | "schedule" | "release">;
  changeNote?: string | undefined;
  /** What it must be: what the caller has seen, or what was scheduled. */
  publicHash?: string | undefined;
};

/** One that nothing keeps from becoming public, with what readers would see. */
export type ValidatedRelease = Release & { publishable: Publishable };

/**
 * Everything that keeps these languages from becoming public, all languages
 * together, so that staff see it at once and not one by one.
 *
 * @throws Refusal
 */
export async function validateRelease(
  tx: Transaction,
  person: Person,
  document: OpenDocument,
  releases: readonly Release[],
): Promise<ValidatedRelease[]> {
  const reasons: Reason[] = [];
  const validated: ValidatedRelease[] = [];
  for (const release of releases) {
    const { text, verb, publicHash } = release;
    const { locale } = text;
    const publishable = await publishableOf(tx, document, text);
    const against = reasonsAgainst(verb, subjectOf(text), person);
    reasons.push(...against.map((reason) => ({ ...reason, locale })), ...publishable.reasons);
    reasons.push(...approvalReasons(text, publishable, person, verb !== "release"));
    if (publicHash !== undefined && publicHash !== publishable.publicHash) {
      reasons.push({ code: "content-changed", locale });
    }
    validated.push({ ...release, publishable });
  }
  refuseIf(reasons);
  return validated;
}
