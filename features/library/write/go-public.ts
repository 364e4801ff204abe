import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, refuseIf } from "@/features/audit/errors";
import { record } from "@/features/audit/log/audit-log";
import { contentOf } from "@/features/editorial/drafts/content-of";
import type { OpenDocument, Text } from "@/features/editorial/drafts/texts";
import { validatedWithin } from "@/features/editorial/publishing/publish";
import { openReceipt } from "@/features/editorial/publishing/receipts";
import { writePublicationsWithNotes } from "@/features/editorial/publishing/write-publications";
import { approveWithin, submitWithin } from "@/features/editorial/review/review";
import { reasonsAgainstLibraryAct } from "@/features/library/policy";
import type { Pair } from "@/features/library/replacing/replaced-content";
import type { PublishReplaced } from "@/features/library/schema";
import { shownPictures } from "@/features/publication/body/figures";
import type { InvalidationTarget } from "@/features/publication/invalidation/targets";
import { lockPublicRecord } from "@/features/publication/write/lock";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";
import { eachOf } from "./several";

/**
 * The steps by which drafts with a replaced picture become public: those of
 * every text, taken for all stories together. All go on or none.
 */

type Shown<More> = { documentId: string; locale: Locale } & More;

/** @throws SeveralRefused with every reason of every story */
export function submitReplaced(
  actor: Actor,
  texts: readonly Shown<{ version: number }>[],
): Promise<void> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    await eachOf(texts, async (documentId, own) => {
      await submitWithin(tx, person, { documentId, texts: own });
    });
  });
}

/**
 * Approves exactly what was shown.
 *
 * @throws SeveralRefused with every reason of every story
 */
export function approveReplaced(
  actor: Actor,
  texts: readonly Shown<{ publicHash: string }>[],
): Promise<void> {
  return inTransaction(async (tx) => {
    const person = await personOf(tx, actor);
    await eachOf(texts, async (documentId, own) => {
      await approveWithin(tx, person, { documentId, texts: own });
    });
  });
}

/**
 * Gives readers what was shown, in one transaction, with one receipt for all
 * of it: which pages show the new picture, and that the old one is gone where
 * nothing public shows it any more. What was never public is not published by
 * it, and what was withdrawn does not come back.
 *
 * @throws Refusal `role-forbids`; SeveralRefused with every reason of every story
 */
export function publishReplaced(
  actor: Actor,
  { texts, behindReason, ...pair }: PublishReplaced,
): Promise<{ receiptId: string }> {
  const reason = behindReason ? { behindReason } : {};
  return inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const person = await personOf(tx, actor);
    refuseIf(reasonsAgainstLibraryAct("replace", person));
    const targets: InvalidationTarget[] = [];
    await eachOf(texts, async (documentId, own) => {
      const asked = own.map(({ locale, publicHash }) => ({ locale, publicHash, ...reason }));
      const input = { documentId, texts: asked };
      const { document, validated } = await validatedWithin(tx, person, input, () => "update");
      for (const { text } of validated) refuseIf(reasonsAgainstText(document, text, pair));
      const written = await writePublicationsWithNotes(tx, person, document, validated);
      targets.push(...written.targets);
    });
    const about = texts.map(({ documentId, locale }) => ({ documentId, locale }));
    const receiptId = await openReceipt(tx, person, {
      verb: "replace-picture",
      locales: [...new Set(about.map(({ locale }) => locale))],
      about,
      targets,
    });
    await record(tx, person, {
      verb: "replace-picture",
      hash: pair.old,
      detail: { picture: pair.old, with: pair.new, count: about.length },
    });
    return { receiptId };
  });
}

/** It stands for the replacement alone: a text that shows it differently now is none of it. */
function reasonsAgainstText(
  { leadMedia }: OpenDocument,
  { head, locale }: Text,
  { old, new: by }: Pair,
): Reason[] {
  const shown = shownPictures(contentOf(head).body, leadMedia?.hash);
  return shown.includes(by) && !shown.includes(old) ? [] : [{ code: "content-changed", locale }];
}
