import { jsonHash } from "@/features/editorial/drafts/json-hash";
import type { PictureWords } from "@/features/editorial/pictures/picture-words";
import type { Content } from "@/features/editorial/schema";
import type { Block, Body, Inline, ListItem } from "@/features/publication/schema";

/**
 * The units of a text: what is translated, compared and commented. A unit is
 * named so that the name holds through edits and moves:
 *
 * | name | what |
 * | --- | --- |
 * | `title`, `summary`, `short_title` | the text's own fields |
 * | `b:<id>` | the words of a paragraph or heading, those in lists, cells and quotations too |
 * | `b:<id>.caption`, `b:<id>.attribution` | of a table, of a quotation |
 * | `m:<hash>.alt`, `.caption`, `.credit` | what the text says of a picture |
 */
export type Unit = {
  unit: string;
  /** Its words, a line break as a line feed. */
  text: string;
  /** SHA-256, in hex, of its words with links, superscript and subscript: bold, italic and ids change no hash. */
  hash: string;
};

/** @returns the units of a content in the order in which readers meet them; a text that is shown twice has each once */
export function unitsOf(content: Content): Unit[] {
  const fields = [
    line("title", content.title),
    ...(content.shortTitle ? [line("short_title", content.shortTitle)] : []),
    line("summary", content.summary),
  ];
  const shown = new Set<string>();
  const ofBody = content.body.content.flatMap((block) => {
    if (block.type !== "figure") return unitsOfBlock(block);
    shown.add(block.attrs.picture);
    return unitsOfPicture(block.attrs.picture, content.pictures?.[block.attrs.picture]);
  });
  // The picture that leads the document stands in no block, and before all of them.
  const lead = Object.entries(content.pictures ?? {}).flatMap(([hash, words]) =>
    shown.has(hash) ? [] : unitsOfPicture(hash, words),
  );
  const all = [...fields, ...lead, ...ofBody];
  return [...new Map(all.map((each) => [each.unit, each])).values()];
}

const line = (unit: string, text: string): Unit => {
  const words = text.normalize("NFC");
  return { unit, text: words, hash: jsonHash([[words]]) };
};

const unitsOfPicture = (hash: string, words: PictureWords | undefined): Unit[] =>
  (["alt", "caption", "credit"] as const).flatMap((name) =>
    words?.[name] ? [line(`m:${hash}.${name}`, words[name])] : [],
  );

type Node = Block | ListItem | Body["content"][number];

function unitsOfBlock(block: Node): Unit[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return [ofInlines(`b:${block.attrs.id}`, block.content ?? [])];
    case "bulletList":
    case "orderedList":
    case "listItem":
      return block.content.flatMap((each) => unitsOfBlock(each as Node));
    case "blockquote":
      return [
        ...block.content.flatMap(unitsOfBlock),
        ...said(`b:${block.attrs.id}.attribution`, block.attrs.attribution),
      ];
    case "table":
      return [
        ...said(`b:${block.attrs.id}.caption`, block.attrs.caption),
        ...block.content.flatMap((row) =>
          row.content.flatMap((cell) => cell.content.flatMap(unitsOfBlock)),
        ),
      ];
    default:
      return [];
  }
}

const said = (unit: string, text: string | undefined): Unit[] => (text ? [line(unit, text)] : []);

function ofInlines(unit: string, inlines: readonly Inline[]): Unit {
  const runs: [string, ...string[]][] = [];
  for (const inline of inlines) {
    const text = inline.type === "text" ? inline.text.normalize("NFC") : "\n";
    const marks = inline.type === "text" ? marksOf(inline) : [];
    const last = runs.at(-1);
    // Where bold begins and ends divides a run for the editor, and not for a reader of the words.
    if (last && last.slice(1).join("\n") === marks.join("\n")) last[0] += text;
    else runs.push([text, ...marks]);
  }
  return { unit, text: runs.map(([text]) => text).join(""), hash: jsonHash(runs) };
}

/** The marks that are part of what is said, in one order. */
const marksOf = ({ marks = [] }: Extract<Inline, { type: "text" }>): string[] =>
  marks
    .flatMap((mark) => {
      if (mark.type === "superscript" || mark.type === "subscript") return [mark.type];
      if (mark.type !== "link") return [];
      const { attrs } = mark;
      if ("file" in attrs) return [`link:${attrs.file}`];
      return ["document" in attrs ? `link:${attrs.document}` : `link:${attrs.href}`];
    })
    .sort();
