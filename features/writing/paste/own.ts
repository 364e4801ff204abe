import { Extension } from "@tiptap/core";
import { DOMSerializer, Fragment, type Node, Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";

/**
 * Says that this editor has put something on the clipboard: its pictures,
 * foreign words and links to documents are then what they say. ProseMirror's
 * own `data-pm-slice` does not: each editor made of it writes that.
 */
export const ownMark = "data-bauing-text";

class MarkedSerializer extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const dom = super.serializeFragment(fragment, options, target);
    // Without a target it is the whole that was asked for, and not a node in it.
    if (!target) (dom.firstChild as Partial<Element> | null)?.setAttribute?.(ownMark, "");
    return dom;
  }
}

/**
 * A copy is a block of its own: an id that the text has already stays where
 * it is. What was cut comes back as what it was.
 */
function withoutTaken(slice: Slice, doc: Node): Slice {
  const taken = new Set<unknown>();
  doc.descendants(({ attrs }) => void taken.add(attrs.id));
  const fresh = (content: Fragment): Fragment =>
    Fragment.from(
      content.content.map((node) => {
        const inner = node.copy(fresh(node.content));
        if (node.attrs.id == null || !taken.has(node.attrs.id)) return inner;
        return node.type.create({ ...node.attrs, id: null }, inner.content, node.marks);
      }),
    );
  return new Slice(fresh(slice.content), slice.openStart, slice.openEnd);
}

export const OwnClipboard = Extension.create({
  name: "ownClipboard",
  addProseMirrorPlugins() {
    const { nodes, marks } = DOMSerializer.fromSchema(this.editor.schema);
    return [
      new Plugin({
        key: new PluginKey("ownClipboard"),
        props: {
          clipboardSerializer: new MarkedSerializer(nodes, marks),
          transformPasted: (slice, view) =>
            // What is moved within the text still stands where it was.
            view.dragging?.move ? slice : withoutTaken(slice, view.state.doc),
        },
      }),
    ];
  },
});
