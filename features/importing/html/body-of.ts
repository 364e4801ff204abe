import { getSchema } from "@tiptap/core";
import { DOMParser } from "@tiptap/pm/model";
import { pictureKey } from "@/features/importing/readers/imported-text";
import { bodySize } from "@/features/publication/body/body-size";
import type { LooseNode } from "@/features/publication/body/loose-node";
import { settledBody } from "@/features/publication/body/settled-body";
import { type Body, keptBodySchema } from "@/features/publication/schema";
import { identified } from "@/features/writing/body/block-ids";
import { bodyOf as keptOf } from "@/features/writing/body/body-json";
import { extensions } from "@/features/writing/body/extensions";
import { fitted, roomBeside } from "@/features/writing/body/fitted";
import { cleanBody } from "@/features/writing/paste/clean";
import { both, type Left, newTally, withoutRoom } from "@/features/writing/paste/report";
import { type Rules, sayer } from "@/features/writing/paste/said";
import { figuresIn } from "./figures-in";
import { withoutSigns } from "./picture-signs";
import { type FoundPicture, signFigures } from "./pictures";

export type BodyOf = {
  /** Undefined: there are no words and no pictures. */
  body: Body | undefined;
  /** In the order of their keys; not all of them need stand in the body. */
  pictures: FoundPicture[];
  /** What a paste would say that it left out. */
  left: Left[];
  passedOver: number;
  moved: number;
  lonely: string[];
};

/** As the editor reads its own HTML. */
let parser: DOMParser | undefined;
const editorParser = () => {
  parser ??= DOMParser.fromSchema(getSchema(extensions()));
  return parser;
};

/**
 * The text in a part of a page: what a paste would make of it (decision 24),
 * with its pictures in their places. Changes the part.
 */
export function bodyOf(part: HTMLElement, rules: Rules): BodyOf {
  const { pictures, passedOver } = signFigures(part, sayer(rules));
  const tally = newTally();
  cleanBody(part, rules, tally);
  const json = keptOf(
    editorParser()
      .parse(part as unknown as Node)
      .toJSON(),
  ) as LooseNode;
  const { blocks, moved, lonely } = figuresIn(json.content ?? [], pictures, pictureKey);
  const empty = bodySize({ type: "doc", content: [] });
  const room = fitted(blocks.map(clean).filter(hasContent), roomBeside(empty, 0));
  const left = both(tally.left(), withoutRoom(room.left));
  const settled = settledBody({ type: "doc", content: numbered(room.blocks) });
  const body = room.blocks.length > 0 ? keptBodySchema.parse(settled) : undefined;
  return { body, pictures, left, passedOver, moved, lonely };
}

/** No sign is left behind in words, wherever one came to stand. */
function clean(node: LooseNode): LooseNode {
  if (node.text !== undefined) {
    return { ...node, text: withoutSigns(node.text) };
  }
  if (!node.content) return node;
  const content = node.content.map(clean).filter(({ text }) => text !== "");
  return { ...node, content };
}

const hasContent = ({ type, content }: LooseNode) =>
  type === "figure" || (content !== undefined && content.length > 0);

/** Ids by the order of the text: the same file gives the same text. */
function numbered(blocks: readonly LooseNode[]): LooseNode[] {
  let count = 0;
  const walk = (node: LooseNode): LooseNode => {
    const own = identified.includes(node.type ?? "")
      ? { ...node, attrs: { id: `b${++count}`, ...withoutId(node.attrs) } }
      : node;
    return node.content ? { ...own, content: node.content.map(walk) } : own;
  };
  return blocks.map(walk);
}

function withoutId(attrs: LooseNode["attrs"]): LooseNode["attrs"] {
  const { id: _, ...rest } = attrs ?? {};
  return rest;
}
