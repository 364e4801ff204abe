import { poolFor } from "@/lib/db/client";
import { type Difference, differences, isGrave } from "./compare";
import { readMachines } from "./records";

export type SiteMachine = {
  name: string;
  startedAt: Date;
  /** In what it differs from machines that were started before it. */
  differs: (Pick<Difference, "kind" | "setting" | "machine"> & { grave: boolean })[];
};

/** The machines of the site that are at work, for the page of its state. */
export async function siteMachines(): Promise<SiteMachine[]> {
  const rows = await readMachines(poolFor("DATABASE_URL"));
  const names = [...new Set(rows.map(({ name }) => name))];
  return names.flatMap((name) => {
    // Of several processes the newest: one that takes over says what will be.
    const own = rows.filter((row) => row.name === name).at(-1);
    if (!own) return [];
    const found = differences(
      own,
      rows.filter((row) => row.name !== name),
    );
    // Of a picture the one that lacks it has to say; all else the later one of two.
    const its = found.filter(({ kind, isEarlier }) => isEarlier || kind === "pictures");
    const differs = its.map((each) => ({
      ...{ kind: each.kind, setting: each.setting, machine: each.machine },
      grave: isGrave(each),
    }));
    return [{ name, startedAt: own.startedAt, differs }];
  });
}
