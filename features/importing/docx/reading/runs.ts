import { symbolOf } from "@/features/importing/docx/package/sign-fonts";
import { type Looks, looksOf, over } from "@/features/importing/docx/package/styles";
import {
  child,
  chosen,
  elements,
  isOn,
  textIn,
  val,
  within,
  type Xml,
} from "@/features/importing/docx/package/xml";
import { isBlank } from "@/lib/text/seen";
import { type Context, noteSymbol, placeOf } from "./context";
import { equationText } from "./equations";
import { type Fields, linkIn, noteField } from "./fields";
import { linkFor } from "./links";
import type { Piece, WordBlock, WordMarks } from "./model";
import { readDrawing, readVml } from "./pictures";

export type RunContext = {
  context: Context;
  fields: Fields;
  /** Of the paragraph's style. */
  looks: Looks;
  href: string | undefined;
  blocks: (context: Context, nodes: readonly Xml[]) => WordBlock[];
};

/** What stands in a paragraph. */
export function readInline(nodes: readonly Xml[], given: RunContext): Piece[] {
  const { context } = given;
  return nodes.flatMap((node): Piece[] => {
    switch (node.name) {
      case "w:r":
        context.tracked.interrupt();
        return readRun(node, given);
      case "w:ins":
      case "w:del":
      case "w:moveFrom":
      case "w:moveTo":
        return context.tracked.keeps(node, context.number, context.move)
          ? elements(node).flatMap((each) =>
              each.name === "w:r" ? readRun(each, given) : readInline([each], given),
            )
          : [];
      case "w:moveFromRangeStart":
      case "w:moveToRangeStart":
        context.move = node.attrs["w:name"];
        return [];
      case "w:moveFromRangeEnd":
      case "w:moveToRangeEnd":
        context.move = undefined;
        return [];
      case "w:hyperlink": {
        const relation = context.part.relations.get(node.attrs["r:id"] ?? "");
        const anchor = node.attrs["w:anchor"] ?? "";
        const target = relation ? relation.target + (anchor ? `#${anchor}` : "") : `#${anchor}`;
        const href = linkFor(target, textIn(node), context);
        return readInline(elements(node), { ...given, href });
      }
      case "w:fldSimple": {
        const code = (node.attrs["w:instr"] ?? "").trim();
        if (/^TOC\b/i.test(code)) return [];
        noteField(code, context);
        const target = linkIn(code);
        const href = target === undefined ? given.href : linkFor(target, textIn(node), context);
        return readInline(elements(node), { ...given, href });
      }
      case "w:sdt":
        return isPlaceholder(node, context)
          ? []
          : readInline(elements(child(node, "w:sdtContent")), given);
      case "w:smartTag":
      case "w:customXml":
      case "w:dir":
      case "w:bdo":
      case "m:oMathPara":
        return node.name === "m:oMathPara"
          ? equation(node, context)
          : readInline(elements(node), given);
      case "m:oMath":
        return equation(node, context);
      case "mc:AlternateContent":
        return readInline(chosen(node), given);
      default:
        return unknown(node, context);
    }
  });
}

/** What a newer program has put there: its words are not lost without a word of it. */
export function unknown(node: Xml, context: Context): [] {
  const words = [...within(node, "w:t")].map(textIn).join("");
  if (/^(?:w:subDoc|w:contentPart|w14:contentPart)$/.test(node.name)) {
    const message = "What stands in another document, or was drawn by hand, did not come in.";
    context.collector.remark("object-left-out", message, placeOf(context, node.name));
  } else if (!isBlank(words)) {
    const message =
      "Words stand in a form that is not known here, and did not come in: look for them.";
    context.collector.remark("words-missing", message, placeOf(context, words));
  }
  return [];
}

/** What a form shows until somebody writes in it. */
export function isPlaceholder(sdt: Xml, context: Context): boolean {
  if (!isOn(child(sdt, "w:sdtPr"), "w:showingPlcHdr")) return false;
  context.collector.remark(
    "form-field",
    "A field to be filled in is empty: what it shows until then was left out.",
    placeOf(context, textIn(sdt)),
  );
  return true;
}

function equation(node: Xml, context: Context): Piece[] {
  const text = equationText(node);
  context.collector.remark(
    "equation",
    "An equation came in as a line of text: look whether it still says the same, or add it as a picture.",
    placeOf(context, text),
  );
  return text ? [{ kind: "text", text, marks: {} }] : [];
}

function readRun(node: Xml, given: RunContext): Piece[] {
  const { context, fields } = given;
  const properties = child(node, "w:rPr");
  const style = context.styles.run(val(properties, "w:rStyle"));
  const looks = over(over(over(context.styles.standard, given.looks), style), looksOf(properties));
  const pieces = elements(node).flatMap((each) => readPart(each, given));
  if (child(properties, "w:rPrChange")) noteFormatting(context, textIn(node));
  const words = pieces.map((each) => (each.kind === "text" ? each.text : "")).join("");
  if (isBlank(words)) {
    if (looks.hidden) return [];
  } else if (looks.hidden || looks.struck) {
    const [code, sentence] = looks.hidden
      ? (["hidden-left-out", "Hidden words were left out."] as const)
      : (["struck-out", "Words that are struck out were left out."] as const);
    context.collector.remark(code, sentence, placeOf(context, words));
    return [];
  } else if (looks.other && !(given.href || fields.href)) {
    context.collector.remark(
      "formatting-left-out",
      "Underlines, colours and other looks that a text does not have were left out.",
      placeOf(context, words),
    );
  }
  const target = fields.href;
  const href = target === undefined ? given.href : linkFor(target, words, context);
  return pieces.map((piece) =>
    piece.kind === "text" ? dressed(signed(piece, looks.signs, context), looks, href) : piece,
  );
}

/** Words that were set in a font of signs show others than they are: ü in Wingdings is a tick. */
function signed(piece: Text, font: string | undefined, context: Context): Text {
  if (!font) return piece;
  const shown = [...piece.text].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const isSign = (code > 32 && code < 256) || (code >= 0xf000 && code <= 0xf0ff);
    if (!isSign) return letter;
    const sign = symbolOf(font, code.toString(16));
    if (sign) return sign;
    noteSymbol(context, `${font} ${code.toString(16)}`);
    return "□";
  });
  return { ...piece, text: shown.join("") };
}

export function noteFormatting(context: Context, words: string): void {
  context.collector.remark(
    "tracked-formatting",
    "A tracked change of looks alone: the looks that it led to came in.",
    placeOf(context, words),
  );
}

type Text = Extract<Piece, { kind: "text" }>;

function dressed(piece: Text, looks: Looks, href: string | undefined): Piece {
  const marks: WordMarks = {
    ...(looks.bold ? { bold: true } : {}),
    ...(looks.italic ? { italic: true } : {}),
    ...(looks.side && looks.side !== "baseline" ? { side: looks.side } : {}),
    ...(href ? { href } : {}),
    ...piece.marks,
  };
  return { ...piece, marks, size: looks.size };
}

const text = (words: string, marks: WordMarks = {}): Piece[] =>
  words === "" ? [] : [{ kind: "text", text: words, marks }];

function readPart(node: Xml, given: RunContext): Piece[] {
  const { context, fields } = given;
  switch (node.name) {
    case "w:fldChar": {
      const type = node.attrs["w:fldCharType"];
      if (type === "begin") fields.begin(child(node, "w:ffData"));
      else if (type === "separate") fields.separate(context);
      else if (type === "end") return text(fields.end(context));
      return [];
    }
    case "w:instrText":
    case "w:delInstrText":
      fields.instruct(textIn(node));
      return [];
  }
  if (fields.isContents) fields.leftContents = true;
  if (!fields.isShown || fields.isContents) return [];
  switch (node.name) {
    case "w:t":
    case "w:delText":
      fields.show();
      return text(textIn(node));
    case "w:tab":
    case "w:ptab":
      return text("\t");
    case "w:noBreakHyphen":
      return text("\u2011");
    case "w:softHyphen":
      return text("\u00ad");
    case "w:cr":
      return [{ kind: "break" }];
    case "w:br":
      return readBreak(node, context);
    case "w:sym":
      return readSymbol(node, context);
    case "w:drawing":
      return readDrawing(node, context, given.blocks);
    case "w:pict":
      return readVml(node, context, given.blocks);
    case "w:object":
      return readObject(node, context);
    case "mc:AlternateContent":
      return chosen(node).flatMap((each) => readPart(each, given));
    case "w:ruby":
      return readRuby(node, given);
    case "w:footnoteReference":
      return readReference("footnote", node, context);
    case "w:endnoteReference":
      return readReference("endnote", node, context);
    default:
      return unknown(node, context);
  }
}

function readBreak(node: Xml, context: Context): Piece[] {
  const type = node.attrs["w:type"];
  if (type !== "page" && type !== "column") return [{ kind: "break" }];
  context.collector.remark(
    "page-break",
    "Breaks of pages and columns mean nothing here.",
    placeOf(context),
  );
  return [];
}

function readSymbol({ attrs }: Xml, context: Context): Piece[] {
  const sign = symbolOf(attrs["w:font"] ?? "", attrs["w:char"] ?? "");
  if (sign) return text(sign);
  noteSymbol(context, `${attrs["w:font"]} ${attrs["w:char"]}`);
  return text("□");
}

function readObject(node: Xml, context: Context): Piece[] {
  const object = child(node, "o:OLEObject")?.attrs;
  const program = object?.ProgID ?? "";
  if (/equation|mathtype/i.test(program)) {
    context.collector.remark(
      "equation",
      "An equation that another program drew did not come in: add it as a picture.",
      placeOf(context, program),
    );
  } else {
    context.collector.remark(
      "object-left-out",
      "An embedded object did not come in: add what it shows as a picture or a table.",
      placeOf(context, program),
    );
  }
  return [];
}

/** How a word is read, small above it. */
function readRuby(node: Xml, given: RunContext): Piece[] {
  const base = readInline(elements(child(node, "w:rubyBase")), given);
  const reading = textIn(child(node, "w:rt") ?? { name: "", attrs: {}, children: [] });
  return isBlank(reading) ? base : [...base, ...text(`(${reading.trim()})`)];
}

function readReference(kind: "footnote" | "endnote", node: Xml, context: Context): Piece[] {
  const custom = node.attrs["w:customMarkFollows"] ? "*" : undefined;
  const label = context.notes.refer(kind, node.attrs["w:id"] ?? "", custom);
  if (label === undefined) return [];
  context.collector.count("note", "imported");
  context.collector.remark(
    kind,
    kind === "footnote"
      ? "Footnotes came in at the end of the text, under their numbers."
      : "Endnotes came in at the end of the text, under their numbers.",
    placeOf(context, label),
  );
  return custom ? [] : text(label, { side: "superscript" });
}
