import type { Actor } from "@/features/audit/actors/actors";
import { recordInLedger } from "@/features/editorial/withdrawal-ledger/write-ledger";
import { type Publish, publishAs } from "./publish";
import type { Published } from "./write-publications";

/**
 * Brings withdrawn languages back, with what their newest revisions say.
 *
 * @throws Refusal with every reason of every language, `not-withdrawn` among them
 */
export async function republish(actor: Actor, input: Publish): Promise<Published> {
  const published = await publishAs(actor, input, () => "republish");
  await recordInLedger();
  return published;
}
