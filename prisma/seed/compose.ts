import type { Block, Body, Inline, ListItem } from "@/features/publication/schema";
import type { Locale } from "@/i18n/routing";

/**
 * A small hand for writing bodies in TypeScript. Blocks are numbered as they
 * stand, and pictures are named by key until their files are hashed.
 */

type Piece = string | Inline;
type Draft = (id: string, pictures: Record<string, string>) => Block;

const inline = (pieces: Piece[]): Inline[] =>
  pieces.map((piece) => (typeof piece === "string" ? { type: "text", text: piece } : piece));

/** A span in another language; `lang` is its BCP 47 tag. */
export const foreign = (lang: string, text: string): Inline => ({
  type: "text",
  text,
  marks: [{ type: "foreign", attrs: { lang } }],
});

export const link = (href: string, text: string): Inline => ({
  type: "text",
  text,
  marks: [{ type: "link", attrs: { href } }],
});

export const strong = (text: string): Inline => ({ type: "text", text, marks: [{ type: "bold" }] });

export const p =
  (...pieces: Piece[]): Draft =>
  (id) => ({ type: "paragraph", attrs: { id }, content: inline(pieces) });

export const h2 =
  (text: string): Draft =>
  (id) => ({ type: "heading", attrs: { id, level: 2 }, content: inline([text]) });

const items = (id: string, rows: Piece[][]): ListItem[] =>
  rows.map((row, index) => ({
    type: "listItem",
    content: [{ type: "paragraph", attrs: { id: `${id}-${index + 1}` }, content: inline(row) }],
  }));

export const ul =
  (...rows: Piece[][]): Draft =>
  (id) => ({ type: "bulletList", attrs: { id }, content: items(id, rows) });

export const quote =
  (attribution: string | undefined, ...pieces: Piece[]): Draft =>
  (id) => ({
    type: "blockquote",
    attrs: attribution === undefined ? { id } : { id, attribution },
    content: [{ type: "paragraph", attrs: { id: `${id}-1` }, content: inline(pieces) }],
  });

export const figure =
  (picture: string): Draft =>
  (id, pictures) => {
    const hash = pictures[picture];
    if (!hash) throw new Error(`No picture is called ${picture}`);
    return { type: "figure", attrs: { id, picture: hash } };
  };

/** First row is the header; first column of the others is a row header. */
export const table =
  (caption: string, ...rows: Piece[][][]): Draft =>
  (id) => ({
    type: "table",
    attrs: { id, caption },
    content: rows.map((row, r) => ({
      type: "tableRow",
      content: row.map((pieces, c) => ({
        type: r === 0 || c === 0 ? "tableHeader" : "tableCell",
        content: [{ type: "paragraph", attrs: { id: `${id}-${r}-${c}` }, content: inline(pieces) }],
      })),
    })),
  });

/**
 * @param drafts blocks in order
 * @param pictures picture key to SHA-256 hash (hex)
 */
export function compose(drafts: Draft[], pictures: Record<string, string>): Body {
  return {
    type: "doc",
    content: drafts.map((draft, index) => draft(`b${index + 1}`, pictures)),
  };
}

export type PictureText = { alt: string; caption: string; credit: string };

export type SeedTranslation = {
  slug: string;
  title: string;
  /** Where tabs and search engines would cut the title. */
  shortTitle?: string;
  summary: string;
  byline?: string;
  source?: string;
  /** What this language says of the pictures used, lead included, by key. */
  pictures: Record<string, PictureText>;
  body: Draft[];
  /** Given: this text is published and then withdrawn with this notice. */
  withdrawnNotice?: string;
};

export type SeedDocument = {
  key: string;
  kind: "ARTICLE" | "PAGE";
  section?: string;
  /** Calendar days, `YYYY-MM-DD`, in the newsroom's zone. */
  storyDate: string;
  eventStart?: string;
  eventEnd?: string;
  lead?: string;
  position?: number;
  translations: Partial<Record<Locale, SeedTranslation>>;
};
