import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";

/** Nodes that have an identity: comparisons and translations refer to it. */
export const identified = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "blockquote",
  "figure",
  "table",
];

/** Ten letters and digits: no two blocks of a text will ever share them. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join("");
}

/**
 * Gives each block an id that stays with it, and a new one to whatever a
 * paste or a split made a second time: the first in the text keeps it.
 */
export const BlockIds = Extension.create({
  name: "blockIds",
  addGlobalAttributes() {
    return [
      {
        types: identified,
        attributes: {
          id: {
            default: null,
            // Not when a paragraph is split: the new one is a block of its own.
            keepOnSplit: false,
            parseHTML: (element) => element.getAttribute("data-id"),
            renderHTML: ({ id }) => (id ? { "data-id": id } : {}),
          },
        },
      },
    ];
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey("blockIds"),
        // Attributes of blocks beside the caret are not touched while an
        // input method composes: changing its paragraph would end it.
        appendTransaction(transactions, _before, { doc, tr }) {
          if (!transactions.some((each) => each.docChanged)) return null;
          return withIds(tr, doc);
        },
      }),
    ];
  },
});

function withIds(tr: Transaction, doc: Transaction["doc"]): Transaction | null {
  const seen = new Set<string>();
  let changed = false;
  doc.descendants((node, position) => {
    if (!identified.includes(node.type.name)) return;
    const { id } = node.attrs;
    if (typeof id === "string" && /^[a-z0-9-]{1,40}$/.test(id) && !seen.has(id)) {
      seen.add(id);
      return;
    }
    const fresh = newBlockId();
    seen.add(fresh);
    tr.setNodeAttribute(position, "id", fresh);
    changed = true;
  });
  // Part of what was typed, not a step of its own to undo.
  return changed ? tr.setMeta("addToHistory", false) : null;
}
