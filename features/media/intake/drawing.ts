import { SaxesParser } from "saxes";
import sharp from "sharp";
import { FaultyFile } from "./faults";

/** As wide as a drawing is made where it is drawn smaller: it has no pixels of its own. */
const drawnWidth = 2_000;

/** Dots an inch at which a unit of a drawing is a pixel. */
const unitDensity = 72;

/** Elements that run something, or show what is not part of the drawing. */
const refused = new Set(["script", "foreignobject", "iframe", "object", "embed", "audio", "video"]);

/**
 * How a drawing (SVG) is to be read so that it becomes a picture of useful
 * size.
 *
 * @returns the density for sharp
 * @throws FaultyFile `not-self-contained` where it runs a program or refers to something outside
 */
export async function densityOf(bytes: Buffer, mostPixels: number): Promise<number> {
  checkSelfContained(bytes.toString("utf8"));
  const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new FaultyFile("not-a-picture");
    });
  if (width === 0 || height === 0) throw new FaultyFile("not-a-picture");
  const scale = Math.min(
    Math.max(1, drawnWidth / width),
    Math.sqrt(mostPixels / (width * height)) * 0.99,
  );
  if (scale < 1) throw new FaultyFile("too-many-pixels");
  return Math.floor(unitDensity * scale);
}

function checkSelfContained(text: string): void {
  const fail = () => {
    throw new FaultyFile("not-self-contained");
  };
  const parser = new SaxesParser({ fragment: false });
  // Its entities would be filled in by one reader and not by another.
  parser.on("doctype", (content) => {
    if (content.includes("[")) fail();
  });
  parser.on("processinginstruction", ({ target }) => {
    if (target !== "xml") fail();
  });
  parser.on("text", (words) => {
    if (/@import/i.test(words) || isElsewhere(words)) fail();
  });
  parser.on("cdata", (words) => {
    if (/@import/i.test(words) || isElsewhere(words)) fail();
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (refused.has(local(name))) fail();
    for (const [attribute, value] of Object.entries(attributes)) {
      const named = local(attribute);
      if (named.startsWith("on")) fail();
      // A link leads a reader somewhere and is not drawn.
      if (named === "href" && local(name) !== "a" && !isInside(value)) fail();
      if (isElsewhere(value)) fail();
    }
  });
  let broken = false;
  parser.on("error", () => {
    broken = true;
  });
  parser.write(text).close();
  if (broken) throw new FaultyFile("not-a-picture");
}

const local = (name: string) => name.split(":").at(-1)?.toLowerCase() ?? "";

/** An element of the drawing, or a picture that it carries. */
const isInside = (href: string) => /^\s*(?:#|data:image\/(?:png|jpe?g|webp|gif)[;,])/i.test(href);

const isElsewhere = (words: string) =>
  [...words.matchAll(/url\(\s*["']?([^)]*)/gi)].some(([, address]) => !isInside(address ?? ""));
