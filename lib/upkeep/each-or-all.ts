/**
 * Does something to all at once, or to each alone where that fails: one that
 * cannot be done keeps none of the others from it.
 *
 * @returns those for which it failed
 * @throws when it fails for each of several: then it is not theirs to mend
 */
export async function eachOrAll(
  ids: readonly string[],
  work: (ids: readonly string[]) => Promise<void>,
): Promise<string[]> {
  if (ids.length === 0) return [];
  try {
    await work(ids);
    return [];
  } catch (error) {
    const failed: string[] = [];
    for (const id of ids) {
      await work([id]).catch(() => failed.push(id));
    }
    if (failed.length === ids.length && ids.length > 1) throw error;
    return failed;
  }
}
