import { createReadStream } from "node:fs";
import { SaxesParser } from "saxes";
import { RefusedFile } from "@/features/importing/readers/refused-file";

/** A post, page, picture or part of one in an export of WordPress. */
export type Item = {
  id: string;
  type: string;
  status: string;
  title: string;
  link: string;
  content: string;
  excerpt: string;
  /** Of the site's own clock: `2019-04-03 10:00:00`. */
  date: string;
  published: string;
  creator: string;
  attachment: string;
  terms: { domain: string; slug: string; name: string }[];
  meta: Map<string, string>;
};

/** What is told of beside the items. */
export type Around = {
  /** Names that are shown, by the names that people sign in with. */
  authors: Map<string, string>;
  /** The file ends in the middle, or is no XML from some place on: what came before was read. */
  brokenOff: boolean;
};

const fields: Record<string, Exclude<keyof Item, "terms" | "meta">> = {
  title: "title",
  link: "link",
  pubDate: "published",
  "dc:creator": "creator",
  "content:encoded": "content",
  "excerpt:encoded": "excerpt",
  "wp:post_id": "id",
  "wp:post_date": "date",
  "wp:post_type": "type",
  "wp:status": "status",
  "wp:attachment_url": "attachment",
};

/** Of one element; a text of this site has a hundredth of it. */
const longestText = 8_000_000;

const newItem = (): Item => ({
  id: "",
  type: "",
  status: "",
  title: "",
  link: "",
  content: "",
  excerpt: "",
  date: "",
  published: "",
  creator: "",
  attachment: "",
  terms: [],
  meta: new Map(),
});

/**
 * The items of an export, one by one as the file is read: an export of ten
 * years is larger than the memory that an import should take. Entities that a
 * file declares itself are not known here, whatever they stand for.
 *
 * @throws RefusedFile when it is no export, or declares entities
 */
export async function* itemsOf(file: string, name: string, around: Around): AsyncGenerator<Item> {
  const parser = new SaxesParser();
  const done: Item[] = [];
  const stack: string[] = [];
  let item: Item | undefined;
  let text = "";
  let term = { domain: "", slug: "" };
  let author = { login: "", shown: "" };
  let meta = { key: "", value: "" };
  let isExport = false;
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw new RefusedFile(name, "hostile");
  });
  parser.on("opentag", ({ name: tag, attributes }) => {
    stack.push(tag);
    text = "";
    if (tag === "item") item = newItem();
    if (tag === "rss") isExport = "xmlns:wp" in attributes;
    if (tag === "category") {
      term = { domain: String(attributes.domain ?? ""), slug: String(attributes.nicename ?? "") };
    }
  });
  const take = (part: string) => {
    if (text.length < longestText) text += part;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.on("closetag", ({ name: tag }) => {
    stack.pop();
    const words = text;
    text = "";
    if (tag === "wp:author_login") author = { login: words, shown: "" };
    else if (tag === "wp:author_display_name") author.shown = words;
    else if (tag === "wp:author" && author.shown) around.authors.set(author.login, author.shown);
    else if (tag === "wp:meta_key") meta = { key: words, value: "" };
    else if (tag === "wp:meta_value") meta.value = words;
    else if (tag === "wp:postmeta") item?.meta.set(meta.key, meta.value);
    else if (!item) return;
    else if (tag === "item") {
      done.push(item);
      item = undefined;
    } else if (tag === "category") item.terms.push({ ...term, name: words });
    else {
      const field = stack.at(-1) === "item" ? fields[tag] : undefined;
      if (field) item[field] = words;
    }
  });
  const decoder = new TextDecoder("utf-8");
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      parser.write(allowed(decoder.decode(chunk as Buffer, { stream: true })));
      yield* done.splice(0);
    }
    parser.close();
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    around.brokenOff = true;
  }
  yield* done.splice(0);
  if (!isExport) throw new RefusedFile(name, "unknown");
}

/** Texts that were pasted into WordPress have controls that XML forbids, and its export writes them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const allowed = (text: string) => text.replace(forbidden, "");
