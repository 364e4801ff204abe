import type { Node } from "@tiptap/pm/model";
import type { Place, UnitWords } from "@/features/comments/anchors/anchor";
import type { Content } from "@/features/editorial/schema";

/** Where the words of a block begin in the editor's document, as they stand there. */
type Words = { at: number; raw: string };

const rawOf = (block: Node): string =>
  block.textBetween(0, block.content.size, undefined, (leaf) =>
    leaf.type.name === "hardBreak" ? "\n" : "",
  );

/** The paragraphs and headings of a document by the units that they are. */
export function blocksOf(doc: Node): Map<string, Words> {
  const blocks = new Map<string, Words>();
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    if (node.attrs.id) blocks.set(`b:${node.attrs.id}`, { at: position + 1, raw: rawOf(node) });
    return false;
  });
  return blocks;
}

/** The words of a text that is being written by their units, in its order: as `unitsOf` has them of what is saved. */
export function wordsOfWritten(content: Content, doc: Node): UnitWords {
  const words = new Map<string, string>([
    ["title", content.title],
    ...(content.shortTitle ? [["short_title", content.shortTitle] as const] : []),
    ["summary", content.summary],
  ]);
  const ofPicture = (hash: string) => {
    for (const name of ["alt", "caption", "credit"] as const) {
      const said = content.pictures?.[hash]?.[name];
      if (said) words.set(`m:${hash}.${name}`, said);
    }
  };
  const shown = new Set<string>();
  doc.descendants((node) => void (node.attrs.picture && shown.add(node.attrs.picture)));
  for (const hash of Object.keys(content.pictures ?? {})) if (!shown.has(hash)) ofPicture(hash);
  const read = (node: Node) => {
    const { id, picture, caption, attribution } = node.attrs;
    if (picture) ofPicture(picture);
    if (caption) words.set(`b:${id}.caption`, caption);
    if (node.isTextblock && id) words.set(`b:${id}`, rawOf(node).normalize("NFC"));
    else node.forEach(read);
    if (attribution) words.set(`b:${id}.attribution`, attribution);
  };
  read(doc);
  return words;
}

/** A place as positions of the editor's document; undefined for one that stands in a field. */
export function rangeOf(doc: Node, place: Place): { from: number; to: number } | undefined {
  const block = blocksOf(doc).get(place.unit);
  if (!block) return undefined;
  const [from, to] = [rawOffset(block.raw, place.starts), rawOffset(block.raw, place.ends)];
  return from < to ? { from: block.at + from, to: block.at + to } : undefined;
}

/** Where in words as they were typed something stands that is known by its place in composed ones. */
function rawOffset(raw: string, offset: number): number {
  if (raw.normalize("NFC") === raw) return Math.min(offset, raw.length);
  let at = 0;
  while (at < raw.length && raw.slice(0, at).normalize("NFC").length < offset) at += 1;
  return at;
}

/**
 * The passage between two positions: of several blocks it is what is chosen of
 * the first, because a comment is about one.
 */
export function passageBetween(doc: Node, from: number, to: number) {
  for (const [unit, { at, raw }] of blocksOf(doc)) {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, raw.length)];
    const chosen = raw.slice(start, Math.max(start, end));
    const quote = chosen.trim().normalize("NFC");
    if (at + raw.length < from || quote === "") continue;
    const before = raw.slice(0, start) + chosen.slice(0, chosen.length - chosen.trimStart().length);
    return { unit, quote, starts: before.normalize("NFC").length };
  }
  return undefined;
}
