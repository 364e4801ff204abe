import type { RemarkCode } from "@/features/importing/report/codes";
import type { Collector } from "@/features/importing/report/collect";
import type { Left, LeftKind } from "@/features/writing/paste/report";

/** What a paste would say that it left out or changed, in the words of an import. */
const said: Record<LeftKind, [RemarkCode, string]> = {
  picture: ["drawing-left-out", "Drawings (SVG) were left out: save them as pictures."],
  embed: ["embed-left-out", "Films, sound or frames of other sites were left out."],
  form: ["form-left-out", "Fields and buttons were left out."],
  struck: ["struck-out", "Words that were struck out were left out."],
  comment: ["comment-left-out", "Comments of Word were left out."],
  link: [
    "link-left-out",
    "Links to places that nobody else can reach kept their words and no address.",
  ],
  table: [
    "table-flattened",
    "Tables, or lists in them, became paragraphs: they placed things, or stood where a text can have none.",
  ],
  numbering: ["list-numbering", "Lists by letters or Roman figures are by 1, 2, 3 now."],
  levels: ["list-levels", "Lists had more levels than a text can have."],
  formatting: ["formatting-left-out", "Formatting beyond what a text can hold was left out."],
  "too-much": ["too-much", "Blocks beyond what a text can hold were left out."],
};

export function tellOfLeft(left: readonly Left[], collector: Collector): void {
  for (const { kind, count } of left) collector.remark(...said[kind], undefined, count);
}
