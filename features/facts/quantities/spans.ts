/** Where something stands in a text. */
export type Span = { start: number; end: number };

/** Whether two stand in each other's place, if only in part. */
const overlap = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start;

/** Whether one touches none of what is taken already. */
export const isFree = (each: Span, taken: readonly Span[]): boolean =>
  !taken.some((other) => overlap(each, other));
