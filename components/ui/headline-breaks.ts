/**
 * Where a writer lets a headline break: the title once more, with `|` where
 * it may and a new line where it must. It is kept beside the title and never
 * in it, so that what is copied, found, compared and addressed has no
 * character that nobody typed as a word.
 */

/** A place in a title, before the character at that index. */
export type HeadlineBreak = { at: number; must: boolean };

const mark = /[|｜\n]/u;
const space = /\s/u;

/**
 * Reads a hint against the title that it stands beside. Spaces do not count:
 * a mark may stand before, after or in place of one. A title that has `|`
 * itself must have it in the hint too.
 *
 * @returns in the order of the title; none where the hint is empty or of
 *   another title, such as one that was changed since
 */
export function headlineBreaks(title: string, hint: string | null | undefined): HeadlineBreak[] {
  const breaks = new Map<number, HeadlineBreak>();
  let at = 0;
  for (const character of hint ?? "") {
    while (at < title.length && space.test(title[at] ?? "")) at++;
    if (title.startsWith(character, at)) at += character.length;
    else if (mark.test(character)) {
      const must = character === "\n" || breaks.get(at)?.must === true;
      breaks.set(at, { at, must });
    } else if (!space.test(character)) return [];
  }
  if (title.slice(at).trim() !== "") return [];
  return [...breaks.values()]
    .map((each) => ({ ...each, at: allowed(title, each.at) }))
    .filter(
      ({ at: place }, index, all) =>
        place > 0 && place < title.trimEnd().length && place !== all[index - 1]?.at,
    );
}

const closing = /[，。：；！？、”’）》】」』〉—…,.;:!?)»%％]/u;
const opening = /[“‘（《【「『〈(«]/u;

/** No line begins with a mark that closes, or ends with one that opens. */
function allowed(title: string, at: number): number {
  let place = at;
  while (closing.test(title[place] ?? "")) place++;
  while (opening.test(title[place - 1] ?? "")) place--;
  return place;
}

/** The hint, where it belongs to this title. One of an earlier title stays in the history and is not used. */
export const usedBreaks = (title: string, hint: string | null | undefined): string | null =>
  hint && headlineBreaks(title, hint).length > 0 ? hint : null;

/** Whether a hint belongs to this title. An empty one fits any. */
export const fitsTitle = (title: string, hint: string | null | undefined) =>
  !hint || [...hint].every((each) => mark.test(each) || space.test(each)) || readable(title, hint);

/** A hint of the same words whose marks all stand at its edges breaks nothing, and is no mistake. */
function readable(title: string, hint: string): boolean {
  if (headlineBreaks(title, hint).length > 0) return true;
  const bare = (text: string) => text.replace(/[|｜\s]/gu, "");
  return bare(title) === bare(hint);
}

/** The runs of a title between its breaks; put together they are the title. */
export function headlineRuns(
  title: string,
  breaks: readonly HeadlineBreak[],
): { text: string; must: boolean }[] {
  const starts = [{ at: 0, must: false }, ...breaks];
  return starts.map(({ at, must }, index) => ({
    text: title.slice(at, starts[index + 1]?.at),
    must,
  }));
}
