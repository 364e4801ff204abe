import { over, settingOf } from "@/features/importing/docx/package/styles";
import {
  at,
  child,
  chosen,
  elements,
  textIn,
  val,
  within,
  type Xml,
} from "@/features/importing/docx/package/xml";
import { isBlank } from "@/lib/text/seen";
import { type Context, placeOf } from "./context";
import { Fields } from "./fields";
import type { Paragraph, WordBlock } from "./model";
import { isPlaceholder, noteFormatting, readInline, unknown } from "./runs";
import { readTable } from "./tables";

/** Paragraphs and tables of a part, in the order in which they are read. */
export function readBlocks(context: Context, nodes: readonly Xml[]): WordBlock[] {
  return blocksOf(context, nodes, new Fields());
}

function blocksOf(context: Context, nodes: readonly Xml[], fields: Fields): WordBlock[] {
  return nodes.flatMap((node): WordBlock[] => {
    switch (node.name) {
      case "w:p":
        return [readParagraph(context, node, fields)];
      case "w:tbl":
        return [readTable(context, node, readBlocks)];
      case "w:sdt":
        if (isContents(node)) {
          noteContents(context, textIn(node));
          return [];
        }
        return isPlaceholder(node, context)
          ? []
          : blocksOf(context, elements(child(node, "w:sdtContent")), fields);
      case "w:ins":
      case "w:del":
      case "w:moveFrom":
      case "w:moveTo":
        return context.tracked.keeps(node, context.number, context.move)
          ? blocksOf(context, elements(node), fields)
          : [];
      case "w:customXml":
      case "w:smartTag":
        return blocksOf(context, elements(node), fields);
      case "mc:AlternateContent":
        return blocksOf(context, chosen(node), fields);
      case "w:moveFromRangeStart":
      case "w:moveToRangeStart":
        context.move = node.attrs["w:name"];
        return [];
      case "w:moveFromRangeEnd":
      case "w:moveToRangeEnd":
        context.move = undefined;
        return [];
      case "w:altChunk":
        context.collector.remark(
          "object-left-out",
          "A document within the document did not come in.",
          placeOf(context, context.part.relations.get(node.attrs["r:id"] ?? "")?.target),
        );
        return [];
      case "w:sectPr":
        noteColumns(node, context);
        return [];
      case "m:oMathPara":
        return [readParagraph(context, { name: "w:p", attrs: {}, children: [node] }, fields)];
      default:
        if ([...within(node, "w:t")].some((each) => !isBlank(textIn(each))))
          context.collector.count("paragraph", "missing");
        return unknown(node, context);
    }
  });
}

const isContents = (sdt: Xml) =>
  /table of contents|bibliograph/i.test(
    val(at(sdt, "w:sdtPr", "w:docPartObj"), "w:docPartGallery") ?? "",
  );

function noteContents(context: Context, words: string): void {
  context.collector.remark(
    "contents-left-out",
    "A table of contents was left out: it names pages that there are none of here.",
    placeOf(context, words),
  );
}

function noteColumns(section: Xml, context: Context): void {
  if (Number(child(section, "w:cols")?.attrs["w:num"] ?? 1) < 2) return;
  context.collector.remark("columns", "Text in columns came in as one.", placeOf(context));
}

function readParagraph(context: Context, node: Xml, fields: Fields): Paragraph {
  if (!context.isAside) context.number++;
  const properties = child(node, "w:pPr");
  const style = context.styles.paragraph(val(properties, "w:pStyle"));
  const setting = over(style.setting, settingOf(properties));
  const section = child(properties, "w:sectPr");
  if (section) {
    context.collector.remark(
      "section-break",
      "Breaks of sections mean nothing here.",
      placeOf(context),
    );
    noteColumns(section, context);
  }
  if (child(properties, "w:pPrChange")) noteFormatting(context, textIn(node));
  fields.leftContents = false;
  const joinsNext = isMarkGone(properties, context);
  const pieces = readInline(elements(node), {
    context,
    fields,
    looks: style.looks,
    href: undefined,
    blocks: readBlocks,
  });
  const isToc = fields.leftContents || style.role === "contents";
  const hasWords = !isBlank(textIn(node));
  if (isToc && hasWords) noteContents(context, textIn(node));
  const left =
    (isToc || pieces.length === 0) &&
    [...within(node, "w:t")].some((each) => !isBlank(textIn(each)));
  if (left) context.collector.count("paragraph", "leftOut");
  const { list, outline } = setting;
  // Nothing is counted for a paragraph in which nothing is left.
  const isEmpty = pieces.length === 0;
  return {
    kind: "paragraph",
    pieces: isToc ? [] : pieces,
    role: style.role,
    outline: outline !== undefined && outline >= 0 && outline < 9 ? outline : undefined,
    item: list && !isToc && !isEmpty ? context.numbering.next(list.numId, list.level) : undefined,
    isCentred: setting.align === "center",
    isIndented: setting.indented === true,
    isDropCap: /^(?:drop|margin)$/.test(child(properties, "w:framePr")?.attrs["w:dropCap"] ?? ""),
    joinsNext,
    number: context.number,
  };
}

/** The end of a paragraph can be inserted or deleted like a word: without it, it goes on in the next one. */
function isMarkGone(properties: Xml | undefined, context: Context): boolean {
  const mark = child(properties, "w:rPr");
  const changes = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"].flatMap((name) => {
    const found = child(mark, name);
    return found ? [found] : [];
  });
  return changes.some((each) => !context.tracked.keeps(each, context.number, context.move));
}
