import {
  type Expectation,
  type FrontAnswer,
  provesChange,
  showsTheSame,
} from "@/lib/page-store/shows-change";
import type { Seen } from "./rows";
import type { Sighting, Sightings } from "./whole-site";

/**
 * What a question to the whole site says of a change: an address shows it when
 * each front proves it and whoever asks elsewhere gets the same.
 *
 * @param expected the change, and with which statuses an address may show it
 * @returns `behind`: what does not show it, by name
 */
export function judge({ fronts, edges, again }: Sightings, expected: Expectation): Seen {
  const proven = [...fronts, ...again].flatMap(({ answer }) =>
    proves(answer, expected) ? [answer] : [],
  );
  const late = fronts.filter(({ answer }) => !proves(answer, expected));
  const lateEdges = edges.filter(({ content }) => !showsTheSame(content, proven));
  const answer = late.length > 0 ? late[0]?.answer : proven[0];
  const none = fronts.length === 0 ? ["front"] : [];
  const behind = new Set([...none, ...late.map(({ of }) => of), ...lateEdges.map(({ of }) => of)]);
  return { status: answer?.status, behind: [...behind] };
}

/** Whether all fronts show a change. Where one does not, the address is behind whatever an edge says. */
export const allProve = (fronts: readonly Sighting[], expected: Expectation): boolean =>
  fronts.length > 0 && fronts.every(({ answer }) => proves(answer, expected));

const proves = (answer: FrontAnswer | undefined, expected: Expectation): answer is FrontAnswer =>
  answer !== undefined && provesChange(answer, expected);
