import type { Inline, Mark } from "@/features/publication/schema";
import { keepable } from "@/lib/text/input";
import { type Codes, type Meaning, plainMeaning } from "./meanings";
import { codesIn, type Piece } from "./pieces";

export type Decoded = {
  inlines: Inline[];
  /** Codes that cannot be given a meaning, by their ids. */
  broken: string[];
};

/** Deeper than marks can be combined, and far from where a program's stack ends. */
const deepest = 40;

/** @param codes what the unit's codes mean, by their ids */
export function decoded(pieces: readonly Piece[], codes: Codes): Decoded {
  const broken = new Set<string>();
  const read = (inner: readonly Piece[], marks: readonly Mark[]): Inline[] =>
    inner.flatMap((piece): Inline[] => {
      if (typeof piece === "string") return textOf(piece, marks);
      const { id, ctype, content } = piece;
      const meaning = codes.get(id) ?? plainMeaning(id, ctype);
      const alone = meaning?.type === "break";
      if (!meaning || alone !== (content === null) || marks.length > deepest) {
        broken.add(id);
        return [];
      }
      if (meaning.type === "break") return [{ type: "hardBreak" }];
      if (excluded(meaning, marks)) broken.add(id);
      const said = marks.some(({ type }) => type === meaning.type);
      return read(content ?? [], said ? marks : [...marks, meaning]);
    });
  return { inlines: read(pieces, []), broken: [...broken] };
}

/** Nothing stands above the line and below it; no link within another one, and no words in two languages. */
function excluded(meaning: Meaning, marks: readonly Mark[]): boolean {
  const has = (type: Mark["type"]) => marks.some((each) => each.type === type);
  if (meaning.type === "superscript") return has("subscript");
  if (meaning.type === "subscript") return has("superscript");
  return (meaning.type === "link" || meaning.type === "foreign") && has(meaning.type);
}

/** As a paste is: without what can be neither shown nor kept; a line of the file is no line of the text. */
function textOf(piece: string, marks: readonly Mark[]): Inline[] {
  const text = keepable(piece).replace(/[\n\t]/g, " ");
  if (text === "") return [];
  return [{ type: "text", text, ...(marks.length > 0 ? { marks: [...marks] } : {}) }];
}

export type CodeDifference = {
  kind: "lost" | "added" | "moved";
  ids: string[];
};

/** How the codes of a translation differ from those of its source. */
export function codeDifferences(
  source: readonly Piece[],
  target: readonly Piece[],
): CodeDifference[] {
  const [was, is] = [source, target].map((pieces) => codesIn(pieces).map(({ id }) => id)) as [
    string[],
    string[],
  ];
  const [own, all] = [new Set(was), new Set(is)];
  const lost = was.filter((id) => !all.has(id));
  const met = new Set<string>();
  const added = is.filter((id) => !own.has(id) || met.size === met.add(id).size);
  const once = [...all].filter((id) => own.has(id));
  const order = was.filter((id) => all.has(id));
  const moved = once.filter((id, at) => order[at] !== id);
  const found: CodeDifference[] = [
    { kind: "lost", ids: lost },
    { kind: "added", ids: added },
    { kind: "moved", ids: moved },
  ];
  return found.filter(({ ids }) => ids.length > 0);
}
