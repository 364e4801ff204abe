/** Something that answers readers in the site's place, as the worker reaches it. */
export type Edge = { name: string; origin: string };

export function readEdges(given: string): Edge[] | undefined;
