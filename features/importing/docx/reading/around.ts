import { elements, textIn, within, type Xml } from "@/features/importing/docx/package/xml";
import { Collector } from "@/features/importing/report/collect";
import { isBlank } from "@/lib/text/seen";
import { readBlocks } from "./blocks";
import type { Context } from "./context";
import { paragraphsIn, wordsOf } from "./model";
import { TrackedChanges } from "./tracked";

/** What a document has around its text, none of which comes in: each is named with its words. */
export function noteAround(context: Context): void {
  const { file, collector } = context;
  noteEdges(context);
  for (const comment of elements(file.part("comments")?.root)) {
    if (comment.name !== "w:comment") continue;
    const author = comment.attrs["w:author"] ?? "";
    collector.remark("comment-left-out", "A comment was left out.", {
      part: "comments",
      words: `${author ? `${author}: ` : ""}${textIn(comment)}`,
    });
  }
  for (const target of file.outside) {
    collector.remark(
      "outside-reference",
      "The document refers to something outside of it, which was not fetched.",
      { words: target },
    );
  }
  if (file.names.some((name) => /vbaProject\.bin$/i.test(name))) {
    collector.remark("macros-ignored", "The document carries macros: they were not looked at.");
  }
}

/** Headers and footers, each once, however many sections show it. */
function noteEdges(context: Context): void {
  const { file, collector } = context;
  const seen = new Set<string>();
  for (const reference of references(file.document.root)) {
    const target = file.document.relations.get(reference.attrs["r:id"] ?? "")?.target;
    const part = target === undefined || seen.has(target) ? undefined : file.named(target);
    if (!part || target === undefined) continue;
    seen.add(target);
    // What nothing comes in of has nothing to be asked about.
    const none = new Collector();
    const tracked = new TrackedChanges(none, {});
    const silent = { ...context, part, isAside: true, collector: none, tracked };
    const words = [...paragraphsIn(readBlocks(silent, elements(part.root)))].map(wordsOf).join(" ");
    const marks = [...within(part.root, "v:textpath")].map(({ attrs }) => attrs.string ?? "");
    const pictures = [...within(part.root, "a:blip"), ...within(part.root, "v:imagedata")].length;
    if (pictures > 0) collector.count("picture", "leftOut", pictures);
    const said = [words, ...marks].join(" ").trim();
    // A number of the page alone is no words.
    if (isBlank(said.replace(/[\d\s./|–—-]+/gu, "")) && pictures === 0) continue;
    const isHeader = reference.name === "w:headerReference";
    collector.remark(
      isHeader ? "header-left-out" : "footer-left-out",
      isHeader ? "The header of the pages was left out." : "The footer of the pages was left out.",
      { part: part.name.replace(/^.*\/|\.xml$/g, ""), words: said || `${pictures} pictures` },
    );
  }
}

const references = (root: Xml): Xml[] => [
  ...within(root, "w:headerReference"),
  ...within(root, "w:footerReference"),
];
