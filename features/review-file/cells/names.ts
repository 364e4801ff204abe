/**
 * What a unit is called in the first column of a file: `b:b3` is `b3`, and of a
 * picture the first figures of its hash stand for it.
 */
export const shortName = (unit: string): string =>
  unit.startsWith("b:") ? unit.slice(2) : unit.replace(/^m:([0-9a-f]{12})[0-9a-f]*\./, "m:$1.");

/** The unit of a text that is called so. */
export const unitCalled = (name: string, units: Iterable<string>): string | undefined =>
  [...units].find((unit) => shortName(unit) === name);
