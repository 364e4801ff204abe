import type { Numbering } from "@/features/importing/docx/package/numbering";
import type { Package, Part } from "@/features/importing/docx/package/parts";
import type { Styles } from "@/features/importing/docx/package/styles";
import type { Collector } from "@/features/importing/report/collect";
import type { Notes } from "./notes";
import type { TrackedChanges } from "./tracked";

/** What every step of the reading needs. */
export type Context = {
  file: Package;
  /** The part that is being read: references are its own. */
  part: Part;
  styles: Styles;
  numbering: Numbering;
  collector: Collector;
  tracked: TrackedChanges;
  notes: Notes;
  /** Paragraph of the body that is being read. */
  number: number;
  /** Inside of what is not the body (a note, a header), in which no paragraph is counted. */
  isAside: boolean;
  /** The move that the markers of ranges have opened. */
  move: string | undefined;
  /** The link that was read last: a field says it again for each of its words. */
  link: { target: string; number: number; href: string | undefined } | undefined;
};

/** Where something stands, for the report. */
export const placeOf = ({ part, number, isAside }: Context, words?: string) => ({
  part: isAside ? part.name.replace(/^.*\/|\.xml$/g, "") : "body",
  ...(isAside || number < 1 ? {} : { number }),
  ...(words === undefined ? {} : { words }),
});

/** □ stands for a sign. */
export function noteSymbol(context: Context, words: string): void {
  const message = "A sign of a font of signs is not known here: □ stands for it.";
  context.collector.remark("symbol-unknown", message, placeOf(context, words));
}
