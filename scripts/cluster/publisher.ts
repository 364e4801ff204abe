import { setTimeout as sleep } from "node:timers/promises";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { errorMessage } from "@/lib/error-text";
import { publicRounds, publishRound, writeRound } from "@/scripts/site-under-test/newsroom";

/** A publish that the site has acknowledged. */
type Acknowledged = { round: number; receiptId: string; phase: string; seenAfterMs?: number };

const lookMs = 150;

/** Somebody who publishes a new text in all languages again and again, whatever happens to the site. */
export class Publisher {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: { phase: string; why: string }[] = [];
  phase = "before";
  /** The newest round whose receipt says that every reader gets it. */
  promised = 0;
  #round = 0;
  #goesOn = true;
  readonly #documentId: string;
  readonly #everyMs: number;
  readonly #waiting = new Map<string, { round: number; since: number; entry: Acknowledged }>();
  #all: Promise<unknown> = Promise.resolve();

  /** @param everyMs from the beginning of one publish to that of the next, where that is long enough for it */
  constructor(documentId: string, everyMs: number) {
    this.#documentId = documentId;
    this.#everyMs = everyMs;
  }

  start(): void {
    this.#all = Promise.all([this.#publish(), this.#watch()]);
  }

  async stop(): Promise<void> {
    this.#goesOn = false;
    await this.#all;
  }

  get open(): number {
    return this.#waiting.size;
  }

  async #publish(): Promise<void> {
    while (this.#goesOn) {
      const began = performance.now();
      const phase = this.phase;
      this.#round += 1;
      try {
        await writeRound(this.#documentId, this.#round);
        const receiptId = await publishRound(this.#documentId);
        const entry = { round: this.#round, receiptId, phase };
        this.acknowledged.push(entry);
        this.#waiting.set(receiptId, { round: this.#round, since: performance.now(), entry });
      } catch (error) {
        this.refused.push({ phase, why: errorMessage(error).split("\n").at(-1) ?? "" });
      }
      await sleep(Math.max(0, this.#everyMs - (performance.now() - began)));
    }
  }

  async #watch(): Promise<void> {
    while (this.#goesOn) {
      await this.look().catch(() => {});
      await sleep(lookMs);
    }
  }

  /** Takes in which receipts are complete. */
  async look(): Promise<void> {
    if (this.#waiting.size === 0) return;
    const done = await editorialDb().receipt.findMany({
      where: { id: { in: [...this.#waiting.keys()] }, state: "DONE" },
      select: { id: true },
    });
    for (const { id } of done) {
      const found = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (!found) continue;
      found.entry.seenAfterMs = performance.now() - found.since;
      this.promised = Math.max(this.promised, found.round);
    }
  }

  /** What was acknowledged and is not there. */
  async lost(): Promise<string[]> {
    const db = editorialDb();
    const ids = this.acknowledged.map(({ receiptId }) => receiptId);
    const kept = await db.receipt.findMany({ where: { id: { in: ids } }, select: { id: true } });
    const known = new Set(kept.map(({ id }) => id));
    const gone = this.acknowledged.filter(({ receiptId }) => !known.has(receiptId));
    const last = this.acknowledged.at(-1)?.round ?? 0;
    const shown = await publicRounds(this.#documentId);
    // One whose answer was lost may have been done all the same.
    const whole = shown.length === locales.length && new Set(shown).size === 1;
    const wrong = whole && (shown[0] ?? -1) >= last ? [] : [`the record shows ${shown.join(", ")}`];
    return [...gone.map(({ round }) => `round ${round} is not there`), ...wrong];
  }
}
