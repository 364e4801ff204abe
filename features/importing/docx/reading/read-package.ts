import { readNumbering } from "@/features/importing/docx/package/numbering";
import type { Package } from "@/features/importing/docx/package/parts";
import { readStyles } from "@/features/importing/docx/package/styles";
import { child, elements } from "@/features/importing/docx/package/xml";
import type { ReaderOptions } from "@/features/importing/readers/imported-text";
import { Collector } from "@/features/importing/report/collect";
import { readBlocks } from "./blocks";
import type { Context } from "./context";
import type { WordBlock } from "./model";
import { Notes } from "./notes";
import { TrackedChanges } from "./tracked";

/**
 * Reads the body of a Word document as it stands in its package.
 *
 * @param decisions about tracked changes; each without one counts as accepted
 * @returns its blocks, and what whoever reads on (notes, what stands around) goes on with
 */
export function readPackage(
  file: Package,
  decisions: NonNullable<ReaderOptions["decisions"]>,
): { context: Context; blocks: WordBlock[] } {
  const collector = new Collector();
  const { document } = file;
  const context: Context = {
    file,
    part: document,
    styles: readStyles(file.part("styles")?.root),
    numbering: readNumbering(file.part("numbering")?.root),
    collector,
    tracked: new TrackedChanges(collector, decisions),
    notes: new Notes(file.part, file.part("settings")?.root, document.root),
    number: 0,
    isAside: false,
    move: undefined,
    link: undefined,
  };
  return { context, blocks: readBlocks(context, elements(child(document.root, "w:body"))) };
}
