import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { type Reason, Refusal } from "@/features/audit/errors";
import { replacementOf } from "@/features/library/data";
import type { Pair } from "@/features/library/replacing/replaced-content";
import { mostTexts, type Replace } from "@/features/library/schema";
import type { Locale } from "@/i18n/routing";
import { inTransaction } from "@/lib/db/transaction";
import { publishReplaced } from "./go-public";
import { replaceInDrafts } from "./replace";
import type { StoryOutcome } from "./several";
import { SeveralRefused } from "./several";

/** A replacement without a screen: in all stories that show the old picture, without choosing. */

type Named = { documentId: string; locale: Locale };

/** @throws Refusal as `replaceInDrafts` */
export async function replaceEverywhere(
  actor: Actor,
  pair: Pair,
  words: Replace["words"],
): Promise<{ changed: string[]; refused: StoryOutcome[] }> {
  const outcomes: StoryOutcome[] = [];
  for (;;) {
    const { stories } = await look(actor, pair);
    const done = new Set(outcomes.map(({ documentId }) => documentId));
    const left = stories.filter((story) => story.old.length > 0 && !done.has(story.documentId));
    const texts = left.flatMap(({ documentId, old }) =>
      old.map(({ locale, version }) => ({ documentId, locale, version })),
    );
    // Without any it says why it cannot be done at all: an unknown picture, or somebody who may not.
    const made = await replaceInDrafts(actor, { ...pair, words, texts: texts.slice(0, mostTexts) });
    outcomes.push(...made);
    if (made.length === 0) break;
  }
  return {
    changed: outcomes.filter(({ reasons }) => reasons.length === 0).map((each) => each.documentId),
    refused: outcomes.filter(({ reasons }) => reasons.length > 0),
  };
}

/**
 * Publishes the texts in which readers are still shown the old picture, and
 * which say nothing else that is new to them. Others wait for somebody to look.
 *
 * @returns no receipt where there was nothing to publish
 * @throws Refusal with every reason of every text
 */
export async function publishEverywhere(
  actor: Actor,
  pair: Pair,
  behindReason: string,
): Promise<{ receiptId: string | undefined; published: Named[]; waits: Named[] }> {
  const { stories } = await look(actor, pair);
  const all = stories.flatMap(({ documentId, onWay }) =>
    onWay.map(({ locale, publicHash, hasMore }) => ({ documentId, locale, publicHash, hasMore })),
  );
  const waits = all.filter(({ hasMore }) => hasMore).map(named);
  const texts = all
    .filter(({ hasMore }) => !hasMore)
    .map(({ publicHash, ...each }) => ({ ...named(each), publicHash }));
  if (texts.length === 0) return { receiptId: undefined, published: [], waits };
  try {
    const { receiptId } = await publishReplaced(actor, { ...pair, texts, behindReason });
    return { receiptId, published: texts.map(named), waits };
  } catch (error) {
    if (!(error instanceof SeveralRefused)) throw error;
    const reasons: Reason[] = error.refused.flatMap((each) => each.reasons);
    throw new Refusal(reasons);
  }
}

const look = (actor: Actor, pair: Pair) =>
  inTransaction((tx) => personOf(tx, actor)).then((person) => replacementOf(pair, person));

const named = ({ documentId, locale }: Named): Named => ({ documentId, locale });
