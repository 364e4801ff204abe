import type { z } from "zod";
import { type Content, contentSchema } from "@/features/editorial/schema";
import type { Limit } from "@/features/publication/body/body-limits";
import { blockBeyond, bodySize, excessOf } from "@/features/publication/body/body-size";
import { childrenOf, isLooseNode } from "@/features/publication/body/loose-node";
import type { ContentFault } from "./content-fault-codes";

type Judged = { content: Content; faults: [] } | { content?: undefined; faults: ContentFault[] };

const ofLimit = {
  blocks: "too-many-blocks",
  characters: "too-many-characters",
  cells: "too-many-cells",
  runs: "too-many-runs",
  depth: "too-deep",
} as const satisfies Record<Limit, ContentFault["code"]>;

/**
 * A text on its way in, in the form in which it is kept, or everything that
 * keeps it from being that. Whatever was sent, this throws nothing.
 *
 * @param before the body that is kept already: one from before a limit may
 *   be saved again as long as it does not grow
 */
export function judgeContent(sent: unknown, before?: unknown): Judged {
  // Before anything else looks at it: what is far too much is counted quickly and judged slowly.
  const body = isLooseNode(sent) ? (sent as { body?: unknown }).body : undefined;
  const excess = excessOf(bodySize(body), before === undefined ? undefined : bodySize(before));
  if (excess.length > 0) {
    return {
      faults: excess.map(({ limit, count, most }) => ({
        code: ofLimit[limit],
        block: blockBeyond(body, limit),
        detail: `${count}/${most}`,
      })),
    };
  }
  const parsed = parse(sent);
  if (!parsed) return { faults: [{ code: "too-deep" }] };
  if (parsed.success) return { content: parsed.data, faults: [] };
  const faults = parsed.error.issues.map((issue) => faultOf(issue, sent));
  // Of several of one kind in one place the first is enough to find it by.
  const placeOf = ({ code, block, field, picture }: ContentFault) =>
    `${code} ${block} ${field} ${picture}`;
  return {
    faults: [...new Map(faults.reverse().map((each) => [placeOf(each), each])).values()].reverse(),
  };
}

/** @returns undefined for what nests so deep that it cannot even be looked at */
function parse(sent: unknown) {
  try {
    return contentSchema.safeParse(sent);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function faultOf({ path, message }: z.core.$ZodIssue, sent: unknown): ContentFault {
  const [field, , index] = path;
  const detail = `${path.join(".")}: ${message}`;
  if (field !== "body") {
    const code = message === "too long" ? "field-too-long" : "text-unfit";
    if (field === "pictures") return { code, field, picture: String(path[1] ?? ""), detail };
    return { code, ...(field === undefined ? {} : { field: String(field) }), detail };
  }
  const body = isLooseNode(sent) ? (sent as { body?: unknown }).body : undefined;
  const block = isLooseNode(body) ? childrenOf(body)[Number(index)] : undefined;
  const id = block?.attrs?.id;
  const code = path.includes("marks") ? "link-unfit" : "block-unfit";
  return { code, ...(typeof id === "string" ? { block: id } : {}), detail };
}
