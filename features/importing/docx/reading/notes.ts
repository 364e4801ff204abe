import { numeral } from "@/features/importing/docx/package/numerals";
import type { Part } from "@/features/importing/docx/package/parts";
import { at, elements, val, type Xml } from "@/features/importing/docx/package/xml";

type Kind = "footnote" | "endnote";
export type Note = { kind: Kind; label: string; node: Xml; part: Part };

/**
 * Footnotes and endnotes, numbered by the order in which the text refers to
 * them, as Word does; the numbers are nowhere in the file.
 */
export class Notes {
  readonly referred: Note[] = [];
  readonly #counts: Record<Kind, number>;
  readonly #formats: Record<Kind, string>;

  constructor(
    readonly part: (kind: string) => Part | undefined,
    settings: Xml | undefined,
    document: Xml,
  ) {
    const section = at(document, "w:body", "w:sectPr");
    const said = (kind: Kind, name: string) =>
      val(at(section, `w:${kind}Pr`), name) ?? val(at(settings, `w:${kind}Pr`), name);
    const start = (kind: Kind) => (Number(said(kind, "w:numStart")) || 1) - 1;
    this.#counts = { footnote: start("footnote"), endnote: start("endnote") };
    this.#formats = {
      footnote: said("footnote", "w:numFmt") ?? "decimal",
      endnote: said("endnote", "w:numFmt") ?? "lowerRoman",
    };
  }

  /**
   * @param custom the sign that the text has in place of a number
   * @returns the sign of the note; undefined for one that the file does not have
   */
  refer(kind: Kind, id: string, custom: string | undefined): string | undefined {
    const part = this.part(`${kind}s`);
    const node = elements(part?.root).find(
      (each) => each.name === `w:${kind}` && each.attrs["w:id"] === id,
    );
    if (!part || !node || (node.attrs["w:type"] ?? "normal") !== "normal") return undefined;
    const known = this.referred.find((each) => each.node === node);
    if (known) return known.label;
    const label = custom ?? numeral(++this.#counts[kind], this.#formats[kind]);
    this.referred.push({ kind, label, node, part });
    return label;
  }
}
