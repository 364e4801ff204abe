import MarkdownIt from "markdown-it";
import { decodedFile } from "@/features/importing/decoding/decode-file";
import { languageOf } from "@/features/importing/html/addresses";
import { dayIn } from "@/features/importing/html/days";
import { languageOfText } from "@/features/importing/html/language";
import { pageOf } from "@/features/importing/html/page-of";
import { textOfPart } from "@/features/importing/html/part-text";
import type { ImportedText, ReaderOptions } from "@/features/importing/readers/imported-text";
import { sectionCalled } from "@/features/importing/reading/known-words";
import { Collector } from "@/features/importing/report/collect";
import { plainText } from "@/features/publication/body/body-text";
import { all } from "@/features/writing/paste/nodes";
import { seen } from "@/lib/text/seen";
import { type FrontMatter, frontMatterOf } from "./front-matter";

/** HTML within Markdown is read as HTML of a page is, none of it run. */
const markdown = new MarkdownIt({ html: true, linkify: false, maxNesting: 100 });

/** Reads Markdown: CommonMark with tables, notes, tasks and what stands before the text. */
export function readMarkdown(bytes: Uint8Array, options: ReaderOptions): ImportedText {
  const collector = new Collector();
  const words = decodedFile(bytes, options.name, collector);
  const { said, text } = frontMatterOf(words.replace(/\r\n?/g, "\n"));
  if (said.size > 0) {
    const words = [...said.keys()].join(", ");
    collector.remark("front-matter-found", "The file says of itself what stands before its text.", {
      words,
    });
  }
  const page = pageOf(markdown.render(withTasks(withNotes(text, collector))), options.name);
  if (page.scripts.length > 0) {
    collector.remark("script-left-out", "Scripts were left out.", undefined, page.scripts.length);
  }
  const { body: part } = page.document;
  for (const image of all(part, "img[title]")) captioned(image);
  const first = part.querySelector("h1");
  const title = seen(options.title ?? said.get("title") ?? first?.textContent ?? "");
  const { body, pictures, credits } = textOfPart(
    part,
    page.rules,
    { title, site: options.site },
    collector,
  );
  const language = languageOf(said.get("lang") ?? said.get("language") ?? said.get("locale") ?? "");
  const proposed = {
    ...dataOf(said, options),
    ...(credits.byline && !said.get("author") ? { byline: credits.byline } : {}),
    ...withValue(
      "language",
      language ?? languageOfText(body ? plainText(body) : "") ?? options.locale,
    ),
  };
  if (!proposed.storyDate && credits.date) proposed.storyDate = credits.date;
  if (proposed.oldAddress) {
    collector.remark(
      "old-address-found",
      "The text stood here; when the draft is published, that address leads to it.",
      { words: proposed.oldAddress },
    );
  }
  return {
    title,
    summary: said.get("summary") ?? said.get("description") ?? said.get("excerpt") ?? "",
    body,
    pictures,
    proposed,
    report: {
      format: "markdown",
      counts: collector.counts,
      remarks: collector.remarks,
      decisions: [],
    },
  };
}

function dataOf(said: FrontMatter, { site, storyDate }: ReaderOptions): ImportedText["proposed"] {
  const section = said.get("section") ?? said.get("category") ?? said.get("categories");
  const address =
    said.get("canonical") ??
    said.get("canonical_url") ??
    said.get("permalink") ??
    said.get("url") ??
    said.get("aliases");
  return {
    ...withValue(
      "storyDate",
      storyDate ?? dayIn(said.get("date") ?? said.get("published") ?? said.get("publishdate")),
    ),
    ...withValue("byline", said.get("author") ?? said.get("authors")),
    ...withValue("source", said.get("source")),
    ...withValue("responsibleEditor", said.get("editor")),
    ...withValue("sectionKey", section && sectionCalled(section, site)),
    ...withValue(
      "oldAddress",
      address && /^(?:https?:\/\/|\/[^/])/.test(address) ? address : undefined,
    ),
  };
}

const withValue = <K extends string, V>(name: K, value: V | undefined) =>
  (value === undefined || value === "" ? {} : { [name]: value }) as { [Each in K]?: V };

/** `[^1]` and `[^1]: words`: a definition of one word would be read as that of a link, and be gone. */
function withNotes(text: string, collector: Collector): string {
  const names = new Set(
    [...text.matchAll(/^ {0,3}\[\^([^\]\s]{1,40})\]:/gm)].map(([, name]) => name ?? ""),
  );
  if (names.size === 0) return text;
  collector.remark(
    "footnote",
    "Notes became paragraphs where they stood, with their signs in the text.",
    undefined,
    names.size,
  );
  collector.count("note", "imported", names.size);
  return text
    .replace(
      /^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*/gm,
      (_, name: string) => `\n<sup>${escaped(name)}</sup> `,
    )
    .replace(/\[\^([^\]\s]{1,40})\]/g, (whole, name: string) =>
      names.has(name) ? `<sup>${escaped(name)}</sup>` : whole,
    );
}

const escaped = (name: string) => name.replace(/[<>&"]/g, "");

const withTasks = (text: string) =>
  text.replace(
    /^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[([ xX])\](?=\s)/gm,
    (_, sign: string, done: string) => `${sign}${done === " " ? "☐" : "☑"}`,
  );

/** `![alt](file "words")`: the words are shown with the picture. */
function captioned(image: HTMLElement): void {
  const page = image.ownerDocument;
  const figure = page.createElement("figure");
  const words = page.createElement("figcaption");
  words.textContent = image.getAttribute("title");
  image.replaceWith(figure);
  figure.append(image, words);
}
