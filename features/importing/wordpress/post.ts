import type { ImportedText, ReaderOptions } from "@/features/importing/readers/imported-text";
import type { Item } from "./export";
import { type Library, readItem } from "./read-item";

/** Blocks that are kept once for many posts stand in one another no deeper (blocks.ts). */
const deepestBlocks = 4;

type Sent = {
  item: Omit<Item, "meta">;
  lead: string;
  attachments: [string, { address: string; alt: string; caption: string }][];
  reusable: [string, string][];
  author: string | undefined;
};

/**
 * A post as a file for the process that reads it: with what it needs of the
 * export, and not with all that ten years have left there.
 */
export function postFile(item: Item, { attachments, reusable, authors }: Library): Buffer {
  const { meta, ...rest } = item;
  const lead = meta.get("_thumbnail_id") ?? "";
  const blocks = new Map<string, string>();
  let words = item.content;
  for (let depth = 0; depth < deepestBlocks && words !== ""; depth++) {
    const named = [...numbersIn(words)].filter((id) => reusable.has(id) && !blocks.has(id));
    for (const id of named) blocks.set(id, reusable.get(id) ?? "");
    words = named.map((id) => blocks.get(id)).join("\n");
  }
  const numbers = numbersIn([item.content, ...blocks.values(), lead].join("\n"));
  const sent: Sent = {
    item: rest,
    lead,
    attachments: [...numbers].flatMap((id) => {
      const known = attachments.get(id);
      return known ? [[id, known] as const] : [];
    }) as Sent["attachments"],
    reusable: [...blocks],
    author: authors.get(item.creator),
  };
  return Buffer.from(JSON.stringify(sent));
}

const numbersIn = (words: string) => new Set(words.match(/\d+/g) ?? []);

/** Reads such a file: run in the process that reads what others have made. */
export function readPost(bytes: Buffer, options: ReaderOptions): ImportedText {
  const { item, lead, attachments, reusable, author } = JSON.parse(bytes.toString("utf8")) as Sent;
  const library = {
    attachments: new Map(attachments),
    reusable: new Map(reusable),
    authors: new Map(author ? [[item.creator, author]] : []),
  };
  return readItem({ ...item, meta: new Map([["_thumbnail_id", lead]]) }, library, options);
}
