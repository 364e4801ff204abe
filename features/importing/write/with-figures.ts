import type { Block } from "@/features/publication/schema";
import { oneLine } from "@/lib/text/input";
import type { MissingPictures } from "./missing-pictures";

/**
 * The blocks of a text with pictures that were missing, each behind the block
 * that it would have stood behind.
 *
 * @param now those that came in, in their order
 */
export function withFigures(
  blocks: readonly Block[],
  now: MissingPictures,
  hashOf: (block: string) => string,
): Block[] {
  const content = [...blocks];
  const ids = new Set(content.map(({ attrs }) => attrs.id));
  let before: { after: string | null; id: string } | undefined;
  for (const { block, after, caption } of now) {
    // Several in a row stand behind one another.
    const anchor = before && before.after === after ? before.id : after;
    let at = content.findIndex(({ attrs }) => attrs.id === anchor) + 1;
    if (at === 0 && anchor !== null) at = content.length;
    const id = ids.has(block) ? `${block.slice(0, 34)}-again` : block;
    const figure: Block = { type: "figure", attrs: { id, picture: hashOf(block) } };
    content.splice(at, 0, figure);
    ids.add(id);
    before = { after, id };
    // Its caption stood alone in its place; where somebody has rewritten it, it is theirs.
    const stand = content[at + 1];
    const words =
      stand?.type === "paragraph"
        ? (stand.content ?? []).map((node) => ("text" in node ? node.text : "")).join("")
        : "";
    if (caption && stand?.attrs.id.endsWith("-c") && words === oneLine(caption))
      content.splice(at + 1, 1);
  }
  return content;
}
