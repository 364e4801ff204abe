import type { Collector } from "@/features/importing/report/collect";

/** Blocks that show nothing, or nothing that a text has. */
const silent = /^(?:spacer|separator|more|nextpage|columns|column|group|html|freeform)$/;
const block = /<!--\s+(\/)?wp:([a-z][a-z0-9/_-]*)\s*(\{[\s\S]*?\})?\s*(\/)?-->/g;

/** Blocks within blocks that stand in other posts: none refers to itself for ever. */
const deepestBlocks = 4;

/**
 * Blocks of the newer editor as the HTML in them. What a block has only in its
 * attributes, or has the site work out when it is shown, is named.
 *
 * @param reusable contents of blocks that are kept once for many posts, by their ids
 */
export function withoutBlocks(
  content: string,
  reusable: ReadonlyMap<string, string>,
  collector: Collector,
  depth = 0,
): string {
  return content.replace(
    block,
    (_, end, name: string, attributes: string | undefined, selfClosing) => {
      if (end || !selfClosing) return "\n";
      if (name === "block") {
        const ref = /"ref"\s*:\s*(\d+)/.exec(attributes ?? "")?.[1] ?? "";
        const inner = reusable.get(ref);
        if (inner !== undefined && depth < deepestBlocks)
          return withoutBlocks(inner, reusable, collector, depth + 1);
      }
      if (!silent.test(name)) {
        const message =
          "Blocks that the old site worked out when it showed them have no words in the export.";
        collector.remark("block-unknown", message, { words: `wp:${name}` });
      }
      return "\n";
    },
  );
}

/** A film's address stands in its block as words: it becomes a link, and the film is named as left out. */
export const withEmbedLinks = (html: string, collector: Collector): string =>
  html.replace(
    /<div class="wp-block-embed__wrapper">\s*(https?:\/\/[^\s<>"]{1,2000})\s*<\/div>/g,
    (_, address: string) => {
      collector.remark(
        "embed-left-out",
        "Films, sound or frames of other sites were left out; a link to each stands there.",
        { words: address },
      );
      return `<p><a href="${address.replace(/&(?!amp;)/g, "&amp;")}">${address}</a></p>`;
    },
  );

const blocks =
  "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|blockquote|address|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|footer|nav|figure|figcaption|details|summary";
const beginsBlock = new RegExp(`^\\s*<\\/?(?:${blocks})[\\s>/]`, "i");

/**
 * Paragraphs of the older editor, which kept them as empty lines. What stands
 * in `pre` keeps its own.
 */
export function withParagraphs(content: string): string {
  const parts = content.replace(/\r\n?/g, "\n").split(/(<(pre|script|style)\b[\s\S]*?<\/\2\s*>)/i);
  let html = "";
  for (let at = 0; at < parts.length; at += 3) {
    html += paragraphsOf(parts[at] ?? "") + (parts[at + 1] ?? "");
  }
  return html;
}

function paragraphsOf(text: string): string {
  const apart = text
    .replace(new RegExp(`(<(?:${blocks})[\\s>/])`, "gi"), "\n\n$1")
    .replace(new RegExp(`(<\\/(?:${blocks})>)`, "gi"), "$1\n\n");
  return apart
    .split(/\n\s*\n/)
    .map((part) => part.replace(/^\n+|\n+$/g, ""))
    .filter((part) => part.trim() !== "")
    .map((part) => (beginsBlock.test(part) ? part : `<p>${part.replace(/\n/g, "<br>\n")}</p>`))
    .join("\n");
}
