import type { Content } from "@/features/editorial/schema";
import type { Body } from "@/features/publication/schema";
import { jsonHash } from "./json-hash";

/** What differs between two revisions of a text. */
export type Changes = {
  /** Fields other than the body. */
  fields: (keyof Omit<Content, "body">)[];
  /** Blocks by their stable ids, in the order of the newer text. */
  blocks: { added: string[]; removed: string[]; changed: string[]; moved: boolean };
};

const fieldNames = [
  "slug",
  "title",
  "shortTitle",
  "summary",
  "byline",
  "source",
  "responsibleEditor",
] as const;

/** What a reader of `before` does not know of `after`. */
export function changesBetween(before: Content, after: Content): Changes {
  const old = blocksById(before.body);
  const now = blocksById(after.body);
  const kept = [...now.keys()].filter((id) => old.has(id));
  return {
    fields: [
      ...fieldNames.filter((name) => (before[name] ?? "") !== (after[name] ?? "")),
      ...(jsonHash(before.pictures ?? {}) === jsonHash(after.pictures ?? {})
        ? []
        : ["pictures" as const]),
    ],
    blocks: {
      added: [...now.keys()].filter((id) => !old.has(id)),
      removed: [...old.keys()].filter((id) => !now.has(id)),
      changed: kept.filter((id) => now.get(id) !== old.get(id)),
      moved: [...old.keys()].filter((id) => now.has(id)).join() !== kept.join(),
    },
  };
}

function blocksById(body: Body): Map<string, string> {
  return new Map(body.content.map((block) => [block.attrs.id, jsonHash(block)]));
}
