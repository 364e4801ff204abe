import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { anyGap, type GapKind, gapSigns } from "./pictures";

type Gap = { kind: GapKind; at: number };
type Change = { add: Gap[] } | { remove: string };
type Options = { words: (kind: GapKind, count: number) => string; close: () => string };

export const gapsKey = new PluginKey<DecorationSet>("gaps");
let made = 0;

/**
 * Marks in the text where a paste has left a picture or film behind. The
 * marks are the desk's and no part of the text: the signs that stood there
 * while it was read go in the step that brings them, before anything is shown
 * or saved. A mark goes when its place does, or by its button.
 */
export const Gaps = Extension.create<Options>({
  name: "gaps",
  addOptions: () => ({ words: (kind, count) => `${count} ${kind}`, close: () => "×" }),
  addProseMirrorPlugins() {
    const { options } = this;
    return [
      new Plugin<DecorationSet>({
        key: gapsKey,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, before) {
            const gaps = before
              .remove(before.find().filter(({ from }) => isGone(from, transaction)))
              .map(transaction.mapping, transaction.doc);
            const change: Change | undefined = transaction.getMeta(gapsKey);
            if (!change) return gaps;
            if ("remove" in change) {
              return gaps.remove(gaps.find(undefined, undefined, ({ id }) => id === change.remove));
            }
            return gaps.add(transaction.doc, drawn(change.add, transaction.doc, options));
          },
        },
        props: { decorations: (state) => gapsKey.getState(state) },
        appendTransaction: (transactions, _, state) =>
          transactions.some(isPaste) ? withoutSigns(state) : null,
      }),
    ];
  },
});

/**
 * Whether the place of a mark went: what stands on both sides of it, or what
 * was pasted before it when the paste is undone. At an edge of what is
 * replaced a mark would stay for ever.
 */
function isGone(at: number, transaction: Transaction): boolean {
  const { mapping, before } = transaction;
  const { deletedBefore, deletedAfter } = mapping.mapResult(at);
  // The words before it may have been pasted into a paragraph that stays.
  const inside = at > 0 && mapping.mapResult(at - 1).deletedBefore;
  if ((deletedBefore || inside) && transaction.getMeta("history$")) return true;
  return (deletedBefore || at === 0) && (deletedAfter || at === before.content.size);
}

const isPaste = (transaction: Transaction) =>
  transaction.docChanged &&
  (transaction.getMeta("paste") || transaction.getMeta("uiEvent") === "drop");

function withoutSigns({ doc, tr }: EditorState): Transaction | null {
  const signs = signsIn(doc);
  if (signs.length === 0) return null;
  const gaps: Gap[] = [];
  for (const { at, kind } of signs.reverse()) {
    tr.delete(at, at + 1);
    gaps.unshift({ at, kind });
  }
  // Each has moved by those before it.
  const moved = gaps.map(({ at, kind }, index) => ({ at: at - index, kind }));
  const emptied = new Set<number>();
  for (const { at } of moved) {
    const $at = tr.doc.resolve(at);
    const alone = $at.node(-1).childCount === 1;
    if ($at.parent.content.size === 0 && !alone) emptied.add($at.before());
  }
  const removal = tr.steps.length;
  for (const at of [...emptied].sort((one, other) => other - one)) {
    const node = tr.doc.nodeAt(at);
    // Two of them may have been all that their place held.
    if (node && tr.doc.resolve(at).parent.childCount > 1) tr.delete(at, at + node.nodeSize);
  }
  const later = tr.mapping.slice(removal);
  return tr.setMeta(gapsKey, {
    add: moved.map(({ at, kind }) => ({ at: later.map(at), kind })),
  } satisfies Change);
}

function signsIn(doc: Node): Gap[] {
  const found: Gap[] = [];
  doc.descendants((node, position) => {
    if (!node.isText || !anyGap.test(node.text ?? "")) return;
    for (const [index, sign] of [...(node.text ?? "")].entries()) {
      const kind = sign === gapSigns.picture ? "picture" : "embed";
      if (anyGap.test(sign)) found.push({ at: position + offset(node.text ?? "", index), kind });
    }
  });
  return found;
}

/** The place of a character among those of two units. */
const offset = (text: string, index: number) => [...text].slice(0, index).join("").length;

function drawn(gaps: Gap[], doc: Node, options: Options): Decoration[] {
  const counts = new Map<string, Gap & { count: number }>();
  for (const { at, kind } of gaps) {
    const $at = doc.resolve(at);
    // Below the paragraph: within its words a mark would part them.
    const place = $at.parent.isTextblock ? $at.after() : at;
    const known = counts.get(`${place} ${kind}`);
    if (known) known.count++;
    else counts.set(`${place} ${kind}`, { at: place, kind, count: 1 });
  }
  return [...counts.values()].map(({ at, kind, count }) => {
    const id = `gap-${++made}`;
    return Decoration.widget(
      at,
      (view) =>
        markOf(options.words(kind, count), options.close(), () =>
          view.dispatch(view.state.tr.setMeta(gapsKey, { remove: id } satisfies Change)),
        ),
      { id, key: id, side: -1, ignoreSelection: true, stopEvent: () => true },
    );
  });
}

function markOf(words: string, close: string, remove: () => void): HTMLElement {
  const mark = document.createElement("div");
  mark.className = "paste-gap";
  mark.contentEditable = "false";
  mark.lang = document.documentElement.lang;
  const text = document.createElement("span");
  text.textContent = words;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet button-small";
  button.textContent = close;
  button.addEventListener("click", remove);
  mark.append(text, button);
  return mark;
}
