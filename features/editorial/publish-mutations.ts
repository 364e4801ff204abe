import { z } from "zod";
import { lockPublicRecord } from "@/features/publication/lock";
import { inTransaction } from "@/lib/db/transaction";
import { personOf } from "./actors";
import type { Actor } from "./policy";
import { judge, makePublic, type Published } from "./publishing-mutations";
import { type PublishText, publishTextSchema } from "./schema";
import { lockDocument, openTexts, type Text } from "./texts";
import { rememberTurns } from "./turn-mutations";
import type { Verb } from "./workflow";

export type Publish = { documentId: string; texts: PublishText[] };

/**
 * Makes languages of a document public, or replaces what is public of them:
 * all in one transaction, all or none. A text that was withdrawn is refused
 * here; `republish` brings it back.
 *
 * @throws Refusal with every reason of every language
 */
export function publish(actor: Actor, input: Publish): Promise<Published> {
  return run(actor, input, ({ states }) => (states.public === "LIVE" ? "update" : "publish"));
}

/**
 * Brings withdrawn languages back, with what their newest revisions say.
 *
 * @throws Refusal with every reason of every language, `not-withdrawn` among them
 */
export async function republish(actor: Actor, input: Publish): Promise<Published> {
  const published = await run(actor, input, () => "republish");
  await rememberTurns();
  return published;
}

function run(
  actor: Actor,
  { documentId, texts }: Publish,
  verbOf: (text: Text) => Extract<Verb, "publish" | "update" | "republish">,
): Promise<Published> {
  const asked = new Map(
    z
      .array(publishTextSchema)
      .parse(texts)
      .map((each) => [each.locale, each]),
  );
  return inTransaction(async (tx) => {
    await lockPublicRecord(tx);
    const person = await personOf(tx, actor);
    const document = await lockDocument(tx, documentId);
    const opened = await openTexts(tx, document, [...asked.keys()]);
    const releases = opened.map((text) => {
      const { changeNote, contentHash } = asked.get(text.locale) ?? {};
      return { text, verb: verbOf(text), changeNote, contentHash };
    });
    return makePublic(tx, person, document, await judge(tx, person, document, releases));
  });
}
