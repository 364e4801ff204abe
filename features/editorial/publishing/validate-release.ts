import type { Person } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { type OpenDocument, subjectOf } from "@/features/editorial/drafts/texts";
import { documentFacts } from "@/features/editorial/facts/document-facts";
import { reasonsAgainst } from "@/features/editorial/policy";
import { approvalReasons } from "@/features/editorial/review/approvals";
import type { Transaction } from "@/lib/db/editorial";
import { publishableOf, type Release, type ValidatedRelease } from "./publishable";
import { sourceNotes } from "./source-notes";

/** A schedule is carried out when nobody is there to give a reason: readers are told all the same. */
const mustSay: ReadonlySet<string> = new Set(["publish", "update", "republish"]);

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
  const together = releases.map(({ text }) => text);
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
    if (
      !release.behindReason &&
      mustSay.has(verb) &&
      (await sourceNotes().isBehindLive(tx, text, together))
    ) {
      reasons.push({ code: "behind-source", locale });
    }
    const proposed = await sourceNotes().unconfirmedMachine(tx, text);
    if (proposed.length > 0)
      reasons.push({ code: "machine-unconfirmed", locale, detail: proposed });
    validated.push({ ...release, publishable });
  }
  // Otherwise wrong ones are named first; what was scheduled was asked about then.
  if (reasons.length === 0 && releases.some(({ verb }) => verb !== "release")) {
    reasons.push(...(await disagreements(tx, document.id, releases)));
  }
  refuseIf(reasons);
  return validated;
}

/** Facts that languages state differently, and of which nobody has said why they may. */
async function disagreements(
  tx: Transaction,
  documentId: string,
  releases: readonly Release[],
): Promise<Reason[]> {
  const released = releases.map(({ text }) => text.locale);
  const open = (await documentFacts(documentId, { released, tx })).filter(({ kept }) => !kept);
  const asked = [...new Set(open.map(({ target }) => target.locale))];
  return asked.map((locale) => ({ code: "facts-disagree", locale }));
}
