import { child, elements, textIn, within, type Xml } from "@/features/importing/docx/package/xml";
import { isBlank } from "@/lib/text/seen";
import { type Context, placeOf } from "./context";
import type { Piece, WordBlock, WordPicture } from "./model";

const box = "w:txbxContent";
type ReadBlocks = (context: Context, nodes: readonly Xml[]) => WordBlock[];

/** What a program puts into the description by itself says nothing of what is to be seen. */
const noDescription =
  /^(?:(?:img|dsc|dscn|image|picture|pic|photo|图片|圖片|图像|微信图片|qq图片|截图|рисунок|изображение|картинка|graphic|графический объект)[\s_-]*[\d_\s-]*|.*\.(?:jpe?g|png|gif|bmp|webp|tiff?|emf|wmf)|\d+)$/iu;
const byMachine =
  /\s*(?:Description automatically generated.*|描述已自动生成|Автоматически созданное описание)\s*$/iu;

/** Pictures, boxes with text and everything else that is drawn, of `w:drawing`. */
export function readDrawing(node: Xml, context: Context, blocks: ReadBlocks): Piece[] {
  return elements(node).flatMap((frame) => {
    const floats = frame.name === "wp:anchor";
    const said = child(frame, "wp:docPr")?.attrs ?? {};
    const pieces: Piece[] = [];
    for (const each of within(frame, "w:txbxContent", box))
      pieces.push(...boxOf(each, context, blocks));
    for (const picture of within(frame, "pic:pic", box)) {
      for (const blip of within(picture, "a:blip")) {
        const own = child(child(picture, "pic:nvPicPr"), "pic:cNvPr")?.attrs.descr;
        pieces.push(pictureOf(blip, descriptionOf(said.descr ?? own), floats, context));
        for (const crop of within(picture, "a:srcRect")) noteCrop(crop, context);
      }
    }
    if (pieces.length > 0) return pieces;
    const data = [...within(frame, "a:graphicData")][0]?.attrs.uri ?? "";
    const words = said.descr ?? said.title ?? said.name ?? "";
    if (/chart/.test(data)) {
      context.collector.remark(
        "chart-left-out",
        "A chart is drawn by Word and did not come in: add it as a picture.",
        placeOf(context, words),
      );
    } else if (!/wordprocessingShape/.test(data) || [...within(frame, "a:blip")].length > 0) {
      context.collector.remark(
        "drawing-left-out",
        "A drawing did not come in: add it as a picture.",
        placeOf(context, words),
      );
    }
    return [];
  });
}

/** The same, as programs before 2010 wrote it: `w:pict`. */
export function readVml(node: Xml, context: Context, blocks: ReadBlocks): Piece[] {
  const pieces: Piece[] = [];
  for (const each of within(node, "w:txbxContent", box))
    pieces.push(...boxOf(each, context, blocks));
  for (const art of within(node, "v:textpath", box)) {
    const message = "A drawing did not come in: add it as a picture.";
    const words = art.attrs.string ?? "";
    context.collector.remark("drawing-left-out", message, placeOf(context, words));
  }
  for (const image of within(node, "v:imagedata", box)) {
    const id = image.attrs["r:id"] ?? image.attrs["r:pict"];
    const floats = /position:absolute/.test([...within(node, "v:shape")][0]?.attrs.style ?? "");
    pieces.push(fromRelation(id, descriptionOf(image.attrs["o:title"]), floats, context));
  }
  return pieces;
}

function boxOf(box: Xml, context: Context, blocks: ReadBlocks): Piece[] {
  if (isBlank(textIn(box)) && ![...within(box, "a:blip")].length) return [];
  context.collector.remark(
    "text-box",
    "A text box: its words came in after the paragraph that it stood at.",
    placeOf(context, textIn(box)),
  );
  return [{ kind: "box", blocks: blocks({ ...context, isAside: true }, elements(box)) }];
}

function pictureOf(blip: Xml, alt: string, floats: boolean, context: Context): Piece {
  const embedded = blip.attrs["r:embed"];
  return fromRelation(embedded || blip.attrs["r:link"], alt, floats, context);
}

function fromRelation(
  id: string | undefined,
  alt: string,
  floats: boolean,
  context: Context,
): Piece {
  const relation = context.part.relations.get(id ?? "");
  const picture = (part: string | undefined): Piece => ({
    kind: "picture",
    picture: { part, alt, floats } satisfies WordPicture,
  });
  if (!relation || (!relation.isOutside && !context.file.bytes(relation.target))) {
    context.collector.remark(
      "picture-missing",
      "The document shows a picture that is not in the file.",
      placeOf(context, alt || relation?.target || ""),
    );
    return picture(undefined);
  }
  if (relation.isOutside) {
    context.collector.remark(
      "picture-outside",
      "A picture is not in the document, but somewhere else: it was not fetched. Add it in the editor.",
      placeOf(context, relation.target),
    );
    return picture(undefined);
  }
  return picture(relation.target);
}

function descriptionOf(said: string | undefined): string {
  const words = (said ?? "").replace(byMachine, "").trim();
  return noDescription.test(words) ? "" : words;
}

function noteCrop({ attrs }: Xml, context: Context): void {
  if (!["l", "t", "r", "b"].some((side) => Number(attrs[side] ?? 0) > 0)) return;
  context.collector.remark(
    "picture-cropped",
    "A picture was cropped in Word: all of it came in, also what was not to be seen. Look at it before it is published.",
    placeOf(context),
  );
}
