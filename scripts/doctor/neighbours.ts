import { differences, isGrave } from "@/features/administration/neighbours/compare";
import { readMachines } from "@/features/administration/neighbours/records";
import { readSample } from "@/features/administration/neighbours/sample";
import { sentenceOf } from "@/features/administration/neighbours/sentences";
import { machineName, ownWord } from "@/features/administration/neighbours/word";
import { withClient } from "@/lib/postgres/connection";
import { type Finding, fault, warning, well } from "./finding";
import { inTwo } from "./sentences";

/**
 * How this machine, as its settings have it, differs from others of the site
 * that are at work.
 *
 * @param secrets of the site here that count, the one to write with first
 */
export async function examineNeighbours(
  url: string,
  secrets: readonly [string, ...string[]],
): Promise<Finding[]> {
  return withClient(url, async (client) => {
    const name = machineName();
    const others = (await readMachines(client)).filter((each) => each.name !== name);
    if (others.length === 0) return [];
    // A store that is away is told by the look at the files.
    const sample = await readSample(client).catch(() => ({ sees: [], misses: [] }));
    const word = { ...ownWord(process.env, secrets), ...sample };
    const found = differences({ name, startedAt: new Date(), word }, others);
    const names = [...new Set(others.map((each) => each.name))].join(", ");
    if (found.length === 0) {
      return [well("neighbours", `This machine agrees with the others of the site (${names}).`)];
    }
    return found.map((each) => {
      const { seen, todo } = inTwo(sentenceOf(each));
      return (isGrave(each) ? fault : warning)("neighbours", seen, todo);
    });
  });
}
