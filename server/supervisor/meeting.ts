import { OperatorError } from "@/lib/startup/operator-error.mjs";

/**
 * How the tool ends that has found this machine and another one at odds.
 * Not 1, with which every program ends that fell over.
 */
export const graveDifference = 3;

/**
 * What a start makes of the comparison with the site's other machines. One
 * that did not come to an end says nothing about them: it is made once more.
 *
 * @param compare gives the code that the tool has ended with, or null where it was ended
 * @param mayDiffer `MACHINES_MAY_DIFFER`: the site is started whatever comes of it
 * @returns for the line of the start
 * @throws OperatorError where the site is not to be started
 */
export async function judgeMeeting(
  compare: () => Promise<number | null>,
  mayDiffer: boolean,
): Promise<string> {
  let code = await compare();
  if (code !== 0 && code !== graveDifference) code = await compare();
  if (code === 0) return "they agree";
  if (code === graveDifference) {
    if (mayDiffer) return "they differ, as they may";
    throw new OperatorError(
      "This machine and another one of the site differ in what readers and staff would meet, so the site was not started here: see the lines above. (MACHINES_MAY_DIFFER=1 starts it all the same; /readyz then says so.)",
    );
  }
  if (mayDiffer) return "they could not be compared; started all the same (MACHINES_MAY_DIFFER)";
  throw new OperatorError(
    "This machine could not be compared with the others of the site, twice, so the site was not started here: put right what the lines above name, then start again. (MACHINES_MAY_DIFFER=1 starts it without.)",
  );
}
