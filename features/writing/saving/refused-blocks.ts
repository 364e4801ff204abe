import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";

/** Why blocks cannot be kept, in words, by their ids. */
type Refused = ReadonlyMap<string, string>;

const key = new PluginKey<Refused>("refusedBlocks");

/** Marks the blocks that the server has refused, where they stand. */
export const RefusedBlocks = Extension.create({
  name: "refusedBlocks",
  addProseMirrorPlugins() {
    return [
      new Plugin<Refused>({
        key,
        state: {
          init: () => new Map(),
          apply: (tr, before) => tr.getMeta(key) ?? before,
        },
        props: {
          decorations(state) {
            const refused = key.getState(state);
            if (!refused?.size) return null;
            const marks: Decoration[] = [];
            state.doc.forEach((node, at) => {
              const title = refused.get(node.attrs.id);
              if (title === undefined) return;
              marks.push(Decoration.node(at, at + node.nodeSize, { class: "is-refused", title }));
            });
            return DecorationSet.create(state.doc, marks);
          },
        },
      }),
    ];
  },
});

/** Marks these blocks, and no others any more. */
export function markRefused(view: EditorView, refused: Refused): void {
  if (!refused.size && !key.getState(view.state)?.size) return;
  view.dispatch(view.state.tr.setMeta(key, refused).setMeta("addToHistory", false));
}
