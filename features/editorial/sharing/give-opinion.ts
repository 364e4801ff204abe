import { systemPerson } from "@/features/audit/actors/actors";
import { type Reason, Refusal, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { lockDocument } from "@/features/editorial/drafts/texts";
import { databaseNow } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import { type GivenOpinion, linkReader } from "./opinion-schema";
import { findOpenLink } from "./share-links";
import { shownBy } from "./shown-hash";

/** So many answers a link takes, those that were replaced included: it is made for a few readers. */
export const mostAnswers = 60;

/**
 * Keeps what a reader of a shared draft says of it: an opinion, which no verb
 * of the workflow asks for. It is bound to what they were shown; a later one
 * of theirs takes its place, by the name that they gave or because their page
 * knows of the earlier one.
 *
 * @returns the opinion's id, by which the page that it was given on replaces it
 * @throws Refusal `link-invalid` for a link that is wrong, has ended or asks
 *   for none, `content-changed`, `too-many-attempts`
 */
export async function giveOpinion(given: GivenOpinion): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const found = await findOpenLink(tx, given.token);
    if (!found) throw new Refusal([{ code: "link-invalid" }]);
    const document = await lockDocument(tx, found.documentId).catch(endedWithDeleted);
    // Once more: it may have been ended while its document was waited for. Whoever
    // ends it, or publishes its text, holds the document.
    const link = await findOpenLink(tx, given.token);
    const shown = link && (await shownBy(tx, document, link));
    if (!link?.asksOpinion || !shown) throw new Refusal([{ code: "link-invalid" }]);
    const { locale } = shown.text;
    const reasons: Reason[] = [];
    if (shown.publicHash !== given.shown) reasons.push({ code: "content-changed" });
    const known = await tx.opinion.findMany({
      where: { shareLinkId: link.id },
      select: { id: true, name: true, replacedById: true },
    });
    if (known.length >= mostAnswers) reasons.push({ code: "too-many-attempts" });
    refuseIf(reasons);
    const { translation } = shown.text;
    const { id } = await tx.opinion.create({
      data: {
        shareLinkId: link.id,
        translationId: translation.id,
        revisionId: shown.revision.id,
        publicHash: shown.publicHash,
        answer: given.answer === "agree" ? "AGREE" : "CHANGE",
        name: given.name,
        words: given.words,
        givenAt: await databaseNow(tx),
      },
      select: { id: true },
    });
    const theirs = known.filter(
      (each) => each.id === given.earlier || sameName(each.name, given.name),
    );
    await tx.opinion.updateMany({
      where: { id: { in: theirs.map((each) => each.id) }, replacedById: null },
      data: { replacedById: id },
    });
    await record(tx, systemPerson(linkReader), {
      verb: "opinion",
      documentId: document.id,
      locale,
      revisionNumber: shown.revision.number,
      hash: shown.publicHash,
      detail: { opinion: id, answer: given.answer },
    });
    return { id };
  });
}

/** A link to a document that was deleted shows nothing, like one that has ended. */
const endedWithDeleted = (error: unknown): never => {
  throw error instanceof Refusal ? new Refusal([{ code: "link-invalid" }]) : error;
};

const sameName = (a: string, b: string) => a !== "" && folded(a) === folded(b);
const folded = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
