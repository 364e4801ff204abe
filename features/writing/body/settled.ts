import { Extension } from "@tiptap/core";
import {
  type Mark as EditorMark,
  type Node as EditorNode,
  Fragment,
  type ResolvedPos,
  type Schema,
  Slice,
} from "@tiptap/pm/model";
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isHref, isLanguageTag, listStartOf } from "@/features/publication/body/body-limits";
import { bodySize } from "@/features/publication/body/body-size";
import type { LooseNode } from "@/features/publication/body/loose-node";
import { isSettledText, settledBody } from "@/features/publication/body/settled-body";
import { settledTable } from "@/features/publication/body/settled-table";
import { longestHref } from "@/lib/patterns";
import { keepable } from "@/lib/text/input";
import { fitted, isBearable, type LeftOut, roomBeside, wordsOf } from "./fitted";

type Options = {
  /** Told when a paste or drop brought more than the text can take. */
  leftOut: (what: LeftOut) => void;
};

const key = new PluginKey("settled");
/** ProseMirror takes so long and no longer to read what was composed. */
const composingMs = 50;

/**
 * Keeps what the editor shows the same as what is kept of it: whatever
 * brought it in (typing, pasting, dropping, undoing, a copy of this browser,
 * a command), the text is put in the form of `settledBody` at once. Without
 * it a text could be shown as good which the server then refused or changed.
 */
export const Settled = Extension.create<Options>({
  name: "settled",
  // Before the tables' own plugin, which a table that is out of order can keep busy for ever.
  priority: 1_000,
  addOptions: () => ({ leftOut: () => {} }),
  addProseMirrorPlugins() {
    let view: EditorView | undefined;
    const { leftOut } = this.options;
    return [
      new Plugin({
        key,
        view(own) {
          view = own;
          return {};
        },
        props: {
          transformPastedHTML(html) {
            const links = html.match(longLinks)?.length ?? 0;
            if (links > 0) leftOut({ links });
            return html;
          },
          transformPasted(slice, { state }) {
            const { slice: own, left } = settledSlice(slice, state);
            if (Object.keys(left).length > 0) leftOut(left);
            return own;
          },
          handleDOMEvents: {
            compositionend(own) {
              // Text from an input method is put in order when its composition has ended.
              setTimeout(() => {
                if (!own.isDestroyed) own.dispatch(own.state.tr.setMeta(key, true));
              }, composingMs);
              return false;
            },
          },
        },
        appendTransaction(transactions, before, after) {
          const all = transactions.some((each) => each.getMeta(key));
          if (!all && !transactions.some((each) => each.docChanged)) return null;
          // Changing the paragraph of an input method would end it.
          return view?.composing ? null : settling(before, after, all);
        },
      }),
    ];
  },
});

const longLinks = new RegExp(
  `\\shref\\s*=\\s*(?:"[^"]{${longestHref + 1},}"|'[^']{${longestHref + 1},}')`,
  "gi",
);

/** What is pasted, put in order and cut to the room that there is. */
function settledSlice(
  slice: Slice,
  { doc, schema, selection }: EditorState,
): { slice: Slice; left: LeftOut } {
  if (slice.size === 0) return { slice, left: {} };
  const nodes = (slice.content.toJSON() ?? []) as LooseNode[];
  const inline = nodes.some(({ type }) => type === "text" || type === "hardBreak");
  const around = { type: inline ? "paragraph" : "doc", content: nodes };
  const { content = [] } = settledBody(around) as LooseNode;
  const now = bodySize(doc.toJSON());
  const replaced = bodySize({ type: "doc", content: selection.content().content.toJSON() });
  for (const limit of ["blocks", "characters", "cells", "runs"] as const) {
    now[limit] -= replaced[limit];
  }
  // What is pasted takes the place of the empty paragraph in which the caret is.
  if (selection.empty && selection.$from.parent.content.size === 0) now.blocks -= 1;
  const { blocks, left } = fitted(content, roomBeside(now, listsAround(selection.$from)));
  const fragment = Fragment.from(blocks.map((block) => schema.nodeFromJSON(block)));
  const open = Slice.maxOpen(fragment);
  return {
    slice: new Slice(
      fragment,
      Math.min(slice.openStart, open.openStart),
      Math.min(slice.openEnd, open.openEnd),
    ),
    left,
  };
}

function listsAround(place: ResolvedPos): number {
  let lists = 0;
  for (let depth = place.depth; depth > 0; depth--) {
    if (/List$/.test(place.node(depth).type.name)) lists++;
  }
  return lists;
}

/** What to do to a document so that it is in order, or null when it is. */
function settling(before: EditorState, after: EditorState, all: boolean): Transaction | null {
  const known = new Set<EditorNode>();
  if (!all) before.doc.forEach((node) => void known.add(node));
  const { tr } = after;
  after.doc.forEach((node, offset) => {
    if (!known.has(node)) settleNode(tr, after.schema, node, offset);
  });
  return tr.docChanged ? tr : null;
}

function settleNode(tr: Transaction, schema: Schema, block: EditorNode, offset: number): void {
  const settle = (node: EditorNode, position: number, parent: EditorNode | null): boolean => {
    const at = tr.mapping.map(position);
    if (node.isText) settleText(tr, schema, node, at);
    if (node.type.name === "orderedList") {
      const start = listStartOf(node.attrs.start);
      if (start !== node.attrs.start) tr.setNodeAttribute(at, "start", start);
    }
    for (const name of ["attribution", "caption"]) settleWords(tr, node, name, at);
    return !(node.type.name === "table" && settleTable(tr, schema, node, at)) && parent !== node;
  };
  if (settle(block, offset, null)) {
    block.descendants((node, position, parent) => settle(node, offset + 1 + position, parent));
  }
}

/** @returns whether it was replaced as a whole */
function settleTable(tr: Transaction, schema: Schema, node: EditorNode, at: number): boolean {
  const json = node.toJSON() as LooseNode;
  const { attrs } = json;
  const settled = settledTable(json)
    ? // Its caption may be being typed.
      { ...(settledBody(json) as LooseNode), attrs }
    : undefined;
  if (!settled && isBearable(json)) return false;
  const fresh = (settled ? [settled] : wordsOf(json)).map((each) => schema.nodeFromJSON(each));
  if (fresh.length === 0) fresh.push(schema.nodes.paragraph?.create() as EditorNode);
  if (fresh.length === 1 && fresh[0]?.eq(node)) return false;
  const { from } = tr.selection;
  tr.replaceWith(at, at + node.nodeSize, fresh);
  const size = fresh.reduce((sum, each) => sum + each.nodeSize, 0);
  if (from > at && from < at + node.nodeSize) {
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(from, at + size - 1)), -1));
  }
  return true;
}

/** While they are typed their edges stay: a word follows the space. */
function settleWords(tr: Transaction, node: EditorNode, name: string, at: number): void {
  const words: unknown = node.attrs[name];
  if (typeof words !== "string") return;
  const settled = keepable(words).replace(/[\n\t]+/g, " ");
  if (settled !== words) tr.setNodeAttribute(at, name, settled);
}

function settleText(tr: Transaction, schema: Schema, node: EditorNode, at: number): void {
  const { text = "", marks } = node;
  for (const mark of marks) {
    if (!isGood(mark)) tr.removeMark(at, at + node.nodeSize, mark);
  }
  if (isSettledText(text)) return;
  const settled = keepable(text).replaceAll("\t", " ");
  // Only what differs is replaced, so that the caret stays where it is.
  const [start, end] = around(text, settled);
  const lines = settled.slice(start, settled.length - end).split("\n");
  const good = marks.filter(isGood);
  const fresh = lines.flatMap((line, index) => [
    ...(index > 0 ? [schema.nodes.hardBreak?.create() as EditorNode] : []),
    ...(line ? [schema.text(line, good)] : []),
  ]);
  tr.replaceWith(at + start, at + text.length - end, fresh);
}

/** How much two texts have in common at their beginnings and ends. */
function around(a: string, b: string): [start: number, end: number] {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start++;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [start, end];
}

function isGood({ type, attrs }: EditorMark): boolean {
  if (type.name === "link") {
    const targets = [attrs.href, attrs.document, attrs.file].filter(Boolean);
    return targets.length === 1 && (!attrs.href || isHref(attrs.href));
  }
  return type.name !== "foreign" || isLanguageTag(attrs.lang);
}
