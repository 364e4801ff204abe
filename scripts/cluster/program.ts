import { disconnectAll } from "@/lib/db/disconnect";
import { printFailure } from "@/lib/startup/operator-error.mjs";
import { closeNetwork } from "./network";
import { killAll } from "./processes";

/**
 * Runs a test on a network of its own as a program. However it ends, nothing
 * is left of what it has started, nor of the network.
 *
 * @param main returns the program's exit code; where it throws that is 1
 */
export async function runAsProgram(main: () => Promise<number>): Promise<never> {
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => void killAll().finally(() => process.exit(130)));
  }
  process.once("exit", closeNetwork);
  let code = 1;
  try {
    code = await main();
  } catch (error) {
    printFailure(error);
  } finally {
    await disconnectAll();
    await killAll();
  }
  process.exit(code);
}
