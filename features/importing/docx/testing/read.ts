import { readDocx } from "@/features/importing/docx/opening/read-docx";
import type { ImportedText, ReaderOptions } from "@/features/importing/readers/imported-text";
import { site } from "@/features/importing/testing/fixtures";
import type { Block, Inline } from "@/features/publication/schema";
import { makeDocx, type Parts } from "./make-docx";

export const readMade = (parts: Parts, options: Partial<ReaderOptions> = {}): ImportedText =>
  readDocx(makeDocx(parts), { name: "story.docx", locale: "en", site, ...options });

/** Codes of a report and how often each. */
export const codesOf = ({ report }: ImportedText): Record<string, number> =>
  Object.fromEntries(
    report.remarks
      // Every document of the tests would have it.
      .filter(({ code }) => code !== "story-date-missing")
      .map(({ code, count = 1 }) => [code, count]),
  );

/** A text as lines that can be compared: `h2 Words`, `• item`, `[a | b]`, `▣ caption`. */
export const outlineOf = ({ body, pictures }: ImportedText): string[] => {
  const captions = new Map(pictures.map(({ key, caption = "" }) => [key, caption]));
  const walk = (block: Block, sink = ""): string[] => {
    switch (block.type) {
      case "paragraph":
        return [sink + inline(block.content)];
      case "heading":
        return [`h${block.attrs.level} ${inline(block.content)}`];
      case "figure":
        return [`▣ ${captions.get(block.attrs.picture)}`.trim()];
      case "blockquote":
        return block.content
          .map((each) => `> ${inline(each.content)}`)
          .concat(block.attrs.attribution ? [`> — ${block.attrs.attribution}`] : []);
      case "table":
        return [
          ...(block.attrs.caption ? [`[${block.attrs.caption}]`] : []),
          ...block.content.map(
            (row) =>
              `[${row.content
                .map(({ type, attrs, content }) => {
                  const spans = `${attrs?.colspan ? `${attrs.colspan}×` : ""}${attrs?.rowspan ? `${attrs.rowspan}↓` : ""}`;
                  return `${type === "tableHeader" ? "#" : ""}${spans}${content.map((each) => inline(each.content)).join("/")}`;
                })
                .join(" | ")}]`,
          ),
        ];
      default: {
        let number = block.type === "orderedList" ? (block.attrs.start ?? 1) : 0;
        return block.content.flatMap((item) =>
          item.content.flatMap((each, index) =>
            walk(
              each,
              index === 0
                ? `${sink}${block.type === "orderedList" ? `${number++}.` : "•"} `
                : `${sink}  `,
            ),
          ),
        );
      }
    }
  };
  return (body?.content ?? []).flatMap((block) => walk(block));
};

const signs = { bold: "*", italic: "_", superscript: "^", subscript: "~" } as const;

function inline(content: readonly Inline[] = []): string {
  return content
    .map((each) => {
      if (each.type === "hardBreak") return "⏎";
      return (each.marks ?? []).reduce((text, mark) => {
        if (mark.type === "link") return `<${text}→${Object.values(mark.attrs)[0]}>`;
        if (mark.type === "foreign") return text;
        return `${signs[mark.type]}${text}${signs[mark.type]}`;
      }, each.text);
    })
    .join("");
}
