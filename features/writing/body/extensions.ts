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
import {
  colspanOf,
  isHref,
  isLanguageTag,
  listStartOf,
  rowspanOf,
} from "@/features/publication/body/body-limits";
import { RefusedBlocks } from "@/features/writing/saving/refused-blocks";
import { isUuid, sha256 } from "@/lib/patterns";
import { BlockIds } from "./block-ids";
import type { LeftOut } from "./fitted";
import { Settled } from "./settled";

/**
 * The editor's nodes and marks: exactly those of `bodySchema`
 * (features/publication/schema.ts), which `body-json.test.ts` and
 * `any-paste.test.ts` hold them to; both are made from `body-limits.ts`. What
 * is pasted and is none of them is left out by the editor's own parser, and
 * an attribute is read as HTML reads it: without `parseHTML` Tiptap takes the
 * raw text, and a span that is no number never lets prosemirror-tables end.
 */

/** An attribute that never shows in the editor's HTML. */
const inner = (standard: unknown = null) => ({ default: standard, rendered: false });

function linkedDocument(element: HTMLElement): string | null {
  const id = element.getAttribute("data-document") ?? "";
  return isUuid(id) ? id : null;
}

function linkedFile(element: HTMLElement): string | null {
  const hash = element.getAttribute("data-file") ?? "";
  return sha256.test(hash) ? hash : null;
}

/** Words of a block that stand beside it: in the editor's HTML for whoever copies the block. */
const copied = (name: string) => ({
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] ? { [`data-${name}`]: attributes[name] } : {},
});

/** A link is to an address, to a document, by which it follows a changed slug, or to a file. */
const LinkMark = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes() {
    return {
      // Never both: which of them would count?
      href: {
        default: null,
        parseHTML: (element) =>
          linkedDocument(element) || linkedFile(element) ? null : element.getAttribute("href"),
      },
      document: {
        default: null,
        parseHTML: linkedDocument,
        renderHTML: ({ document }) => (document ? { "data-document": document } : {}),
      },
      file: {
        default: null,
        parseHTML: (element) => (linkedDocument(element) ? null : linkedFile(element)),
        renderHTML: ({ file }) => (file ? { "data-file": file } : {}),
      },
    };
  },
  parseHTML() {
    return [
      {
        tag: "a[data-document]",
        getAttrs: (element) => linkedDocument(element) !== null && null,
      },
      {
        tag: "a[data-file]",
        getAttrs: (element) => linkedFile(element) !== null && null,
      },
      {
        tag: "a[href]",
        getAttrs: (element) => isHref(element.getAttribute("href")) && null,
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
    return [
      {
        tag: "span[lang][data-foreign]",
        getAttrs: (element) => isLanguageTag(element.getAttribute("lang")) && null,
      },
    ];
  },
  renderHTML({ HTMLAttributes }) {
    return ["span", mergeAttributes({ "data-foreign": "" }, HTMLAttributes), 0];
  },
});

/** Above the line or below it, with the keys that Tiptap's own marks of these names have. */
const aside = (name: "superscript" | "subscript", tag: string, key: string) =>
  Mark.create({
    name,
    excludes: "superscript subscript",
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts() {
      return { [key]: () => this.editor.commands.toggleMark(name) };
    },
  });

/** A picture of the library; its words stand with the picture. */
export const Figure = Node.create({
  name: "figure",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      picture: { default: null, parseHTML: (element) => element.getAttribute("data-picture") },
    };
  },
  parseHTML() {
    return [
      {
        tag: "figure[data-picture]",
        getAttrs: (element) => sha256.test(element.getAttribute("data-picture") ?? "") && null,
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
    return { attribution: copied("attribution") };
  },
});

const CaptionedTable = Table.extend({
  addAttributes() {
    return { caption: copied("caption") };
  },
});

/** A number of HTML's, read as HTML reads it. */
const numeric = (name: string, read: (value: unknown) => number) => ({
  default: 1,
  parseHTML: (element: HTMLElement) => read(element.getAttribute(name)),
});

/** Cells hold paragraphs only, and have no widths: the page decides those. */
const cellAttributes = () => ({
  colspan: numeric("colspan", colspanOf),
  rowspan: numeric("rowspan", rowspanOf),
  colwidth: inner(),
});

type Parts = {
  /** The figure with its view, where there is a browser to show it in. */
  figure?: Node;
  /** Told when a paste brought more than the text can take. */
  leftOut?: (what: LeftOut) => void;
};

export function extensions({ figure = Figure, leftOut = () => {} }: Parts = {}): Extensions {
  return [
    // Before the table's own plugins, which a table that is out of order can hold up for ever.
    Settled.configure({ leftOut }),
    Document,
    Paragraph,
    Text,
    Heading.configure({ levels: [2, 3] }),
    BulletList,
    OrderedList.extend({ addAttributes: () => ({ start: numeric("start", listStartOf) }) }),
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
    aside("superscript", "sup", "Mod-."),
    aside("subscript", "sub", "Mod-,"),
    LinkMark,
    Foreign,
    BlockIds,
    RefusedBlocks,
    UndoRedo,
    Dropcursor,
    Gapcursor,
  ];
}
