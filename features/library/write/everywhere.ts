import type { Actor } from "@/features/audit/actors/actors";
import { personOf } from "@/features/audit/actors/actors";
import { Refusal } from "@/features/audit/errors";
import { replacementOf } from "@/features/library/data";
import type { Pair } from "@/features/library/replacing/replaced-content";
import type { ReplacedStory } from "@/features/library/replacing/replacement";
import type { Replace } from "@/features/library/schema";
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
  for await (const stories of allStories(actor, pair)) {
    const texts = stories.flatMap(({ documentId, old }) =>
      old.map(({ locale, version }) => ({ documentId, locale, version })),
    );
    // Without any it says why it cannot be done at all: an unknown picture, or somebody who may not.
    outcomes.push(...(await replaceInDrafts(actor, { ...pair, words, texts })));
  }
  return {
    changed: outcomes.filter(({ reasons }) => reasons.length === 0).map((each) => each.documentId),
    refused: outcomes.filter(({ reasons }) => reasons.length > 0),
  };
}

/** What became of texts; `kept` are those that went with a refused one, which are published together or not at all. */
type Published = {
  receiptIds: string[];
  published: Named[];
  waits: Named[];
  refused: StoryOutcome[];
  kept: Named[];
};

/**
 * Publishes the texts in which readers are still shown the old picture, and
 * which say nothing else that is new to them. Others wait for somebody to look.
 * So many go together as one transaction takes, with a receipt for each.
 *
 * @returns no receipts where there was nothing to publish
 * @throws Refusal with every reason of every text, where nothing could be published for it
 */
export async function publishEverywhere(
  actor: Actor,
  pair: Pair,
  behindReason: string,
): Promise<Published> {
  const done: Published = { receiptIds: [], published: [], waits: [], refused: [], kept: [] };
  for await (const stories of allStories(actor, pair)) {
    const all = stories.flatMap(({ documentId, onWay }) =>
      onWay.map(({ locale, publicHash, hasMore }) => ({ documentId, locale, publicHash, hasMore })),
    );
    done.waits.push(...all.filter(({ hasMore }) => hasMore).map(named));
    const texts = all
      .filter(({ hasMore }) => !hasMore)
      .map(({ publicHash, ...each }) => ({ ...named(each), publicHash }));
    if (texts.length === 0) continue;
    try {
      const { receiptId } = await publishReplaced(actor, { ...pair, texts, behindReason });
      done.receiptIds.push(receiptId);
      done.published.push(...texts.map(named));
    } catch (error) {
      if (!(error instanceof SeveralRefused)) throw error;
      done.refused.push(...error.refused);
      done.kept.push(...texts.map(named));
    }
  }
  if (done.refused.length > 0 && done.published.length === 0) {
    throw new Refusal(done.refused.flatMap(({ reasons }) => reasons));
  }
  return done;
}

/**
 * All stories that a replacement concerns, so many at a time as are changed at
 * once, each story once. What is left is not asked for again from the
 * beginning: a story whose draft is done still shows readers the old picture,
 * and the first ones would hide the others for ever.
 */
async function* allStories(actor: Actor, pair: Pair): AsyncGenerator<ReplacedStory[]> {
  const passed = new Set<string>();
  for (;;) {
    const person = await inTransaction((tx) => personOf(tx, actor));
    const { stories, looked, more } = await replacementOf(pair, person, passed);
    yield stories;
    for (const documentId of looked) passed.add(documentId);
    if (!more) return;
  }
}

const named = ({ documentId, locale }: Named): Named => ({ documentId, locale });
