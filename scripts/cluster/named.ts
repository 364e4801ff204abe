import { setTimeout as sleep } from "node:timers/promises";
import { editorialDb } from "@/lib/db/editorial";
import type { MachineHost } from "./machine";
import { addresses } from "./network";

/** One look at an address of a machine that says nothing takes twelve seconds, and a killed worker's job is its own for 45. */
const namingMs = 75_000;

/**
 * Holds a machine, or its nginx, in a state in which it does not show what is
 * published, and sees what receipts of publishes since say: that they
 * name it, by the name in `EDGES` or its fronts' address, and that none is
 * complete. That it is otherwise is a problem of the run.
 *
 * @param since when the fault began, by the clock of the database
 * @returns all that they name, for the table
 */
export async function namedWhile(
  host: MachineHost,
  { since, holdMs, problems }: { since: Date; holdMs: number; problems: string[] },
): Promise<string> {
  await sleep(holdMs);
  const deadline = Date.now() + namingMs;
  for (;;) {
    const { done, behind } = await receiptsSince(since);
    const isNamed = behind.some((name) => name === host || name.startsWith(`${addresses[host]}:`));
    const told = behind.join(", ") || "nothing";
    if (done > 0) problems.push(`${done} receipts are complete while ${host} shows none of it`);
    else if (isNamed) return told;
    else if (Date.now() > deadline) problems.push(`receipts name ${told}, and not ${host}`);
    else {
      await sleep(200);
      continue;
    }
    return told;
  }
}

async function receiptsSince(since: Date): Promise<{ done: number; behind: string[] }> {
  const receipts = await editorialDb().receipt.findMany({
    where: { createdAt: { gt: since } },
    select: {
      state: true,
      urls: { where: { seenAt: null, lowPriority: false }, select: { behind: true } },
    },
  });
  const names = receipts.flatMap(({ urls }) => urls.flatMap(({ behind }) => behind));
  return {
    done: receipts.filter(({ state }) => state === "DONE").length,
    behind: [...new Set(names)].sort(),
  };
}
