/**
 * What a unit is called in the first column of a file: `b:b3` is `b3`, and of a
 * picture the first figures of its hash stand for it.
 */
export const shortName = (unit: string): string =>
  unit.startsWith("b:") ? unit.slice(2) : unit.replace(/^m:([0-9a-f]{12})[0-9a-f]*\./, "m:$1.");

/** The units of a text by what they are called there: made once for a text, and not for each of its cells. */
export const unitsByName = (units: Iterable<string>): ReadonlyMap<string, string> =>
  new Map([...units].map((unit) => [shortName(unit), unit]));
