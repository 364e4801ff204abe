import { type Extensions, Mark, mergeAttributes, Node } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { Italic } from "@tiptap/extension-italic";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Dropcursor, Gapcursor, UndoRedo } from "@tiptap/extensions";
import { BlockIds } from "./block-ids";

/**
 * The editor's nodes and marks: exactly those of `bodySchema`
 * (features/publication/schema.ts), which `body-json.test.ts` holds them to.
 * What is pasted and is none of them is left out by the editor's own parser.
 */

/** An attribute that never shows in the editor's HTML. */
const inner = (standard: unknown = null) => ({ default: standard, rendered: false });

/** A link is to an address or to a document, by which it follows a changed slug. */
const LinkMark = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes() {
    return {
      href: { default: null },
      document: {
        default: null,
        parseHTML: (element) => element.getAttribute("data-document"),
        renderHTML: ({ document }) => (document ? { "data-document": document } : {}),
      },
    };
  },
  parseHTML() {
    return [
      { tag: "a[data-document]" },
      {
        tag: "a[href]",
        getAttrs: (element) =>
          /^(?:https?:\/\/|mailto:|\/(?!\/))/u.test(element.getAttribute("href") ?? "") && null,
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    // Not an address to follow while writing: a click places the caret.
    return ["a", mergeAttributes({ rel: "noopener" }, HTMLAttributes), 0];
  },
});

/** Words of another language, for screen readers, hyphenation and faces. */
const Foreign = Mark.create({
  name: "foreign",
  addAttributes() {
    return { lang: { default: "en" } };
  },
  parseHTML() {
    return [{ tag: "span[lang][data-foreign]" }];
  },
  renderHTML({ HTMLAttributes }) {
    return ["span", mergeAttributes({ "data-foreign": "" }, HTMLAttributes), 0];
  },
});

/** A picture of the library; its words stand with the picture. */
export const Figure = Node.create({
  name: "figure",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    return { picture: { default: null } };
  },
  parseHTML() {
    return [
      {
        tag: "figure[data-picture]",
        getAttrs: (element) => ({ picture: element.getAttribute("data-picture") }),
      },
    ];
  },
  renderHTML({ node }) {
    return ["figure", { "data-picture": node.attrs.picture }];
  },
});

const Quote = Blockquote.extend({
  content: "paragraph+",
  addAttributes() {
    return { attribution: inner() };
  },
});

const CaptionedTable = Table.extend({
  addAttributes() {
    return { caption: inner() };
  },
});

/** Cells hold paragraphs only, and have no widths: the page decides those. */
const cellAttributes = () => ({
  colspan: { default: 1 },
  rowspan: { default: 1 },
  colwidth: inner(),
});

/** @param figure the figure with its view, where there is a browser to show it in */
export function extensions(figure: Node = Figure): Extensions {
  return [
    Document,
    Paragraph,
    Text,
    Heading.configure({ levels: [2, 3] }),
    BulletList,
    OrderedList.extend({ addAttributes: () => ({ start: { default: 1 } }) }),
    ListItem.extend({ content: "(paragraph | bulletList | orderedList)+" }),
    ListKeymap,
    Quote,
    figure,
    CaptionedTable.configure({ resizable: false }),
    TableRow,
    TableHeader.extend({ content: "paragraph+", addAttributes: cellAttributes }),
    TableCell.extend({ content: "paragraph+", addAttributes: cellAttributes }),
    HardBreak,
    Bold,
    Italic,
    LinkMark,
    Foreign,
    BlockIds,
    UndoRedo,
    Dropcursor,
    Gapcursor,
  ];
}
