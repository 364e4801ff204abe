import type { FrontAnswer } from "@/lib/page-store/shows-change";
import { readEdges } from "@/lib/settings/edges.mjs";
import { siteUrl } from "@/lib/site-url";
import { frontAddresses } from "@/server/front/private/address";
import { askAllFronts } from "@/server/front/private/all-fronts";
import { askEdge } from "@/server/front/private/ask-edge";
import { askFront } from "@/server/front/private/ask-front";

/** One that was asked, what a person knows it by, and what it answered: undefined where it did not. */
export type Sighting = { of: string; answer: FrontAnswer | undefined };

/** What a question to the whole site came to: its fronts, and what stands before them. */
export type Sightings = {
  fronts: Sighting[];
  /** `content`: a digest of what a reader gets there; undefined where nothing answers. The newest, where it was asked twice. */
  edges: { of: string; content: string | undefined }[];
  /**
   * Fronts once more, at the same time as an edge that has given something
   * else: another publish may have come in between, and what readers get at
   * the edge is newer then than what the fronts had said. Where publishes come
   * faster than pages are made that is so again and again; two who ask at the
   * same time are given what is just being made.
   */
  again: Sighting[];
};

/**
 * Asks the whole site for an address.
 *
 * @param isWorthMore whether it could help to ask edges that give something
 *   else than these fronts, and the fronts themselves, once more
 */
export type AskSite = (
  path: string,
  isWorthMore: (fronts: readonly Sighting[]) => boolean,
) => Promise<Sightings>;

/** Of a machine that asks all its fronts in turn. */
const longestQuestionMs = 7_000;

/** Addresses that mean "all of this machine" to who listens, and nothing to who connects. */
const everywhere = new Set(["", "0.0.0.0", "::"]);

/**
 * All that answers readers: fronts of this machine, each at its private
 * address, those of the machines that SITE_INSTANCES names, and after them,
 * when they have made the page, the web servers and caches that EDGES names.
 * Not SITE_URL: whichever machine that leads to would stand for all.
 *
 * @param env FRONTS_FOLDER and FRONTS, as the supervisor sets them, say which
 *   fronts are to be here; without them (development) HOST and PORT do.
 *   SITE_INSTANCES and EDGES, as above
 * @returns asks all of them; who does not answer is among the answers, and nothing is thrown for it
 */
export function wholeSite(env: NodeJS.ProcessEnv = process.env): AskSite {
  const machines = (env.SITE_INSTANCES ?? "")
    .split(",")
    .map((each) => each.trim().replace(/\/+$/, ""))
    .filter((each) => each !== "");
  const edges = readEdges(env.EDGES?.trim() ?? "") ?? [];
  const askFronts = async (path: string): Promise<Sighting[]> => {
    const asked = await Promise.all([
      askOwn(env, path),
      ...machines.map(async (origin) => {
        const answers = await askAllFronts(origin, path, longestQuestionMs);
        return answers.map((answer) => ({ of: new URL(origin).host, answer }));
      }),
    ]);
    return asked.flat();
  };
  const askEdgeFor = async ({ name, origin }: (typeof edges)[number], path: string) => ({
    of: name,
    content: await askEdge(origin, path, siteUrl()),
  });
  return async (path, isWorthMore) => {
    const fronts = await askFronts(path);
    const seen = await Promise.all(edges.map((edge) => askEdgeFor(edge, path)));
    const known = new Set(fronts.map(({ answer }) => answer?.content));
    const isOther = seen.map(({ content }) => content !== undefined && !known.has(content));
    if (!isOther.includes(true) || !isWorthMore(fronts)) return { fronts, again: [], edges: seen };
    const [again, ...second] = await Promise.all([
      askFronts(path),
      ...edges.map((edge, at) => (isOther[at] ? askEdgeFor(edge, path) : undefined)),
    ]);
    return { fronts, again, edges: seen.map((first, at) => second[at] ?? first) };
  };
}

/** All fronts of this machine. */
async function askOwn(env: NodeJS.ProcessEnv, path: string): Promise<Sighting[]> {
  const own = await ownFronts(env);
  return Promise.all(
    own.map(async (at) => ({
      of: nameOf(at),
      answer: at === undefined ? undefined : await askFront(at, path),
    })),
  );
}

/** `front-1`, as in the figures; one that is not there has no address to tell its number by. */
const nameOf = (at: string | undefined) => /front-\d+/.exec(at ?? "")?.[0] ?? "front";

/** Looked up for each question: fronts come and go. */
async function ownFronts(env: NodeJS.ProcessEnv): Promise<(string | undefined)[]> {
  const { FRONTS_FOLDER: folder, FRONTS: count } = env;
  if (folder) return frontAddresses(folder, Number(count) || 1);
  // While the site is being worked on, the app answers by itself.
  const host = env.HOST?.trim() ?? "";
  const name = everywhere.has(host) ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return [`http://${name}:${env.PORT ?? "3000"}`];
}
