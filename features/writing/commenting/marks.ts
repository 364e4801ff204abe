import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** A passage that is commented, in positions of the document. */
export type Marked = { id: string; from: number; to: number };

type Shown = {
  marked: readonly Marked[];
  /** The comment that is being looked at, or the passage that is about to be commented. */
  active: string | undefined;
};

const key = new PluginKey<DecorationSet>("comments");

/**
 * Shows which passages are commented. Never a mark of the text: that would be
 * a change of it, end an approval, and be one slip away from readers. While
 * somebody types, the passages move with the words.
 *
 * @param press called with a comment's id where its passage was pressed
 */
export const commentMarks = (press: (id: string) => void) =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, before) {
        const shown: Shown | undefined = transaction.getMeta(key);
        if (shown) return decorated(transaction.doc, shown);
        return before.map(transaction.mapping, transaction.doc);
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick(view, position) {
        const id = commentAt(view.state, position);
        if (id) press(id);
        return false;
      },
    },
  });

function decorated(doc: Node, { marked, active }: Shown): DecorationSet {
  const decorations = marked.map(({ id, from, to }) => {
    const name = id === active ? "commented is-active" : "commented";
    return Decoration.inline(from, to, { nodeName: "mark", class: name }, { id });
  });
  return DecorationSet.create(doc, decorations);
}

export const commentMarksKey = key;

/** The comment whose passage stands at a position, the shortest of several. */
export function commentAt(state: EditorState, position: number): string | undefined {
  const found = key.getState(state)?.find(position, position) ?? [];
  return found.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]?.spec.id;
}

/** Where a comment's passage is at this moment; undefined where none is shown. */
export function markedRange(state: EditorState, id: string) {
  const [found] = key.getState(state)?.find(undefined, undefined, (spec) => spec.id === id) ?? [];
  return found && found.from < found.to ? { from: found.from, to: found.to } : undefined;
}
