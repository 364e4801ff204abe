import { generateClient } from "@/lib/startup/generate-client.mjs";
import { build } from "./build";
import type { BuildContext } from "./context";

/**
 * Makes the build of the sources as they are, for a start or an update that
 * comes later (`npm run build`).
 *
 * @throws OperatorError when it cannot be built; the builds that are there stay as they are
 */
export async function buildOnly(context: BuildContext): Promise<void> {
  const { progress } = context;
  await progress.step(
    "Generating the database client",
    async () => (await generateClient({ ...context, say: progress.say })).said,
  );
  await progress.step("Building the site", async () => (await build(context)).said);
}
