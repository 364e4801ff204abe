import { type Maintenance, readMaintenance } from "@/lib/maintenance";

/** Whoever gives the command is told that it takes effect within a second. */
const lookEveryMs = 500;

type Watching = {
  /** As it was a moment ago. */
  now: () => Maintenance | undefined;
  stop: () => void;
};

/**
 * Looks for the file by which maintenance is announced.
 *
 * @param changed told when it begins and when it ends; never throws
 */
export async function watchMaintenance(changed: (isOn: boolean) => void): Promise<Watching> {
  let known = await readMaintenance();
  if (known) changed(true);
  const timer = setInterval(async () => {
    const found = await readMaintenance();
    const before = known;
    known = found;
    if (Boolean(before) !== Boolean(found)) changed(Boolean(found));
  }, lookEveryMs);
  timer.unref();
  return { now: () => known, stop: () => clearInterval(timer) };
}
