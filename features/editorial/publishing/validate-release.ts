import type { Person } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { type OpenDocument, subjectOf } from "@/features/editorial/drafts/texts";
import { reasonsAgainst } from "@/features/editorial/policy";
import { approvalReasons } from "@/features/editorial/review/approvals";
import type { Transaction } from "@/lib/db/editorial";
import { publishableOf, type Release, type ValidatedRelease } from "./publishable";

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
