import type { Content } from "@/features/editorial/schema";
import { type Unit, unitsOf } from "@/features/editorial/units/units";
import type { Passage } from "@/features/facts/reading/text-of";
import { identified } from "@/features/publication/body/block-ids";
import { childrenOf, type LooseNode } from "@/features/publication/body/loose-node";

/** A unit with where its links lead. */
export type UnitPassage = Unit & { links: string[] };

/** @returns the units of a text as the fact gate reads them, in their order */
export function passagesOf(content: Content): UnitPassage[] {
  const links = new Map<string, string[]>();
  for (const { node, id } of identified(content.body as LooseNode)) {
    const own = childrenOf(node).flatMap(({ marks = [] }) =>
      marks.flatMap(({ type, attrs }) => {
        if (type !== "link") return [];
        if (typeof attrs?.document === "string") return [`document:${attrs.document}`];
        return typeof attrs?.href === "string" ? [attrs.href] : [];
      }),
    );
    if (own.length > 0) links.set(`b:${id}`, own);
  }
  return unitsOf(content).map((unit) => ({ ...unit, links: links.get(unit.unit) ?? [] }));
}

/** Several units read as one, and which of them a place stands in. */
export type Pool = Passage & { units: { unit: string; hash: string; from: number; to: number }[] };

export function pooled(units: readonly UnitPassage[]): Pool {
  const pool: Pool = { words: "", links: [], units: [] };
  for (const { unit, hash, text, links } of units) {
    const from = pool.words.length;
    pool.words += `${text}\n`;
    pool.units.push({ unit, hash, from, to: pool.words.length });
    pool.links.push(...links);
  }
  return pool;
}
