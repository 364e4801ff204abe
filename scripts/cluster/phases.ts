import { setTimeout as sleep } from "node:timers/promises";
import type { Publisher } from "./publisher";
import type { Readers } from "./readers";
import type { Phase } from "./table";

/** What is done in front of readers while somebody publishes, one thing after the other. */
export class Phases {
  readonly done: Phase[] = [];
  readonly #readers: Readers;
  readonly #publisher: Publisher;

  constructor(readers: Readers, publisher: Publisher) {
    this.#readers = readers;
    this.#publisher = publisher;
  }

  /**
   * Does something; what readers and publisher meet meanwhile is noted under its name.
   *
   * @param work returns what is for the table
   */
  async during(name: string, work: () => Promise<string | undefined>): Promise<void> {
    this.#readers.phase = name;
    this.#publisher.phase = name;
    const since = performance.now();
    // The time of day, as the logs of the machines have it.
    console.log(`${new Date().toISOString().slice(11, 19)} ${name}`);
    const note = await work();
    this.done.push({ name, seconds: (performance.now() - since) / 1_000, note });
  }
}

/** Waits until all receipts of a publisher that has stopped are complete, or the time is over. */
export async function untilComplete(publisher: Publisher, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (publisher.open > 0 && Date.now() < deadline) {
    await publisher.look().catch(() => {});
    await sleep(200);
  }
}
