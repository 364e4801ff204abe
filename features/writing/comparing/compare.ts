import { diffArrays } from "diff";
import type { Content } from "@/features/editorial/schema";
import { picturesIn } from "@/features/publication/body/figures";
import { runText } from "@/features/publication/body/script-text";
import type { Block } from "@/features/publication/schema";
import { hrefsOf } from "@/features/writing/body/body-parts";
import { type Locale, languages } from "@/i18n/routing";

/** A run of text that stayed, came or went. */
export type Piece = { text: string; change: "same" | "added" | "removed" };

const comparedFields = [
  "title",
  "shortTitle",
  "summary",
  "slug",
  "byline",
  "source",
  "responsibleEditor",
] as const;
type ComparedField = (typeof comparedFields)[number] | "lead";

export type BlockChange = {
  id: string;
  kind: Block["type"];
  level?: number;
  change: "same" | "added" | "removed" | "changed" | "moved";
  pieces: Piece[];
  /** The words are the same: marks, links, cells or kind have changed. */
  form: boolean;
  /** Of a figure. */
  picture?: string;
};

export type Comparison = {
  fields: { name: ComparedField; pieces: Piece[] }[];
  blocks: BlockChange[];
  changed: boolean;
};

/**
 * Two contents of one text, side by side for a reader: fields that differ,
 * and all blocks in the order of the newer one, with those that went where
 * they stood. Blocks are told by their ids, so one that was moved is not one
 * that was deleted and written again.
 */
export function compare(locale: Locale, before: Content, after: Content): Comparison {
  const fields: Comparison["fields"] = comparedFields.flatMap((name) => {
    const [old, now] = [before[name] ?? "", after[name] ?? ""];
    return old === now ? [] : [{ name, pieces: pieces(locale, old, now) }];
  });
  const [said, says] = [leadWords(before), leadWords(after)];
  if (said !== says) fields.push({ name: "lead", pieces: pieces(locale, said, says) });
  const blocks = blockChanges(locale, spoken(before), spoken(after));
  const changed = fields.length > 0 || blocks.some(({ change }) => change !== "same");
  return { fields, blocks, changed };
}

type Words = NonNullable<Content["pictures"]>[string];

/** Caption first, as readers meet them. */
const wordsText = ({ caption, alt, credit }: Words): string =>
  [caption && `▲ ${caption}`, alt, credit].filter(Boolean).join("\n");

/** Of pictures that stand outside the body: the one that leads the document. */
function leadWords({ body, pictures = {} }: Content): string {
  const inBody = new Set(picturesIn(body));
  return Object.entries(pictures)
    .flatMap(([hash, words]) => (inBody.has(hash) ? [] : [wordsText(words)]))
    .join("\n");
}

/** The blocks of a content, its figures with what it says of their pictures. */
const spoken = ({ body, pictures = {} }: Content): SpokenBlock[] =>
  body.content.map((block) => {
    const words = block.type === "figure" ? pictures[block.attrs.picture] : undefined;
    return words ? { ...block, words: wordsText(words) } : block;
  });

type SpokenBlock = Block & { words?: string };

/** Chinese by characters, other languages by words; what is between them goes with them. */
export function pieces(locale: Locale, before: string, after: string): Piece[] {
  return diffArrays(parts(locale, before), parts(locale, after)).map((run) => ({
    text: run.value.join(""),
    change: run.added ? "added" : run.removed ? "removed" : "same",
  }));
}

function parts(locale: Locale, text: string): string[] {
  const granularity = locale === "zh" ? "grapheme" : "word";
  const segmenter = new Intl.Segmenter(languages[locale].tag, { granularity });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function blockChanges(locale: Locale, before: SpokenBlock[], after: SpokenBlock[]): BlockChange[] {
  const old = new Map(before.map((block) => [block.attrs.id, block]));
  const now = new Map(after.map((block) => [block.attrs.id, block]));
  const ids = (blocks: SpokenBlock[]) => blocks.map(({ attrs }) => attrs.id);
  return diffArrays(ids(before), ids(after)).flatMap((run) =>
    run.value.flatMap((id): BlockChange[] => {
      const [was, is] = [old.get(id), now.get(id)];
      // One that was moved is shown where it stands now.
      if (run.removed) return was && !is ? [whole(was, "removed")] : [];
      if (!is) return [];
      if (!was) return [whole(is, "added")];
      return [changeOf(locale, was, is, run.added ? "moved" : "same")];
    }),
  );
}

function changeOf(
  locale: Locale,
  was: SpokenBlock,
  is: SpokenBlock,
  place: "moved" | "same",
): BlockChange {
  if (JSON.stringify(was) === JSON.stringify(is)) {
    return { ...whole(is, place), pieces: [{ text: textOf(is), change: "same" }] };
  }
  const runs = pieces(locale, textOf(was), textOf(is));
  return {
    ...whole(is, "changed"),
    pieces: runs,
    form: runs.every(({ change }) => change === "same"),
  };
}

function whole(block: SpokenBlock, change: BlockChange["change"]): BlockChange {
  const { type, attrs } = block;
  return {
    id: attrs.id,
    kind: type,
    change,
    pieces: [
      {
        text: textOf(block),
        change: change === "removed" ? "removed" : change === "added" ? "added" : "same",
      },
    ],
    form: false,
    ...("level" in attrs ? { level: attrs.level } : {}),
    ...("picture" in attrs ? { picture: attrs.picture } : {}),
  };
}

type Node = {
  type: string;
  text?: string;
  marks?: { type: string }[] | undefined;
  attrs?: object;
  content?: Node[];
  words?: string;
};

/** The words of a block, an item or a row a line, with those in its attributes. */
function textOf(block: Node): string {
  const { attribution = "", caption = "" } = (block.attrs ?? {}) as Record<string, string>;
  const own = linesOf(block).filter(Boolean).join("\n");
  const links = hrefsOf(block).map((href) => `→ ${href}`);
  const { words = "" } = block;
  return [caption, own, words, attribution && `— ${attribution}`, ...links]
    .filter(Boolean)
    .join("\n");
}

function linesOf(node: Node): string[] {
  if (node.type === "paragraph" || node.type === "heading") {
    return [runText(node.content ?? [], ({ text }) => text ?? "\n")];
  }
  const lines = (node.content ?? []).flatMap(linesOf);
  if (node.type === "tableRow") return [lines.join(" | ")];
  return node.type === "listItem"
    ? lines.map((line, at) => (at === 0 ? `• ${line}` : `  ${line}`))
    : lines;
}
