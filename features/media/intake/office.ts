import { SaxesParser } from "saxes";
import { FaultyFile } from "./faults";

/** What an office program runs, as its content types say it: a part may have any name. */
const runningType = /macroEnabled|vbaProject|vbaData|activeX|macrosheet/i;

/** The same, and files within the document, as one part is related to another. */
const runningRelation =
  /^(?:vbaProject|wordVbaData|attachedToolbars|control|activeX\w*|oleObject|aFChunk|xl(?:Intl)?Macrosheet)$/i;

/** A template on the disk of whoever wrote the text: Word notes it in every text that has one of its own. */
const onOwnDisk =
  /^(?:file:\/\/(?:localhost)?\/)?(?:[a-z]:[\\/]|\/?(?:Users|home|Applications|Library|usr|opt)\/)/i;

const absolute = /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i;

/**
 * One part of an office program's file: what its parts are and how they are
 * related decides what the program runs and loads, whatever they are called.
 * A link leads somewhere, and a picture may be elsewhere; anything else that
 * is outside would be loaded when a reader opens the document.
 *
 * @throws FaultyFile `active`, `broken`
 */
export function checkOfficePart(name: string, content: Buffer): void {
  if (/^\[Content_Types\]\.xml$/i.test(name)) {
    for (const { ContentType = "" } of elementsOf(name, content)) {
      if (runningType.test(ContentType)) throw new FaultyFile("active", name);
    }
  }
  if (!/\.rels$/i.test(name)) return;
  for (const attributes of elementsOf(name, content)) {
    const { Type, Target = "", TargetMode = "" } = attributes;
    if (Type !== undefined && isActive(Type.trim(), Target.trim(), TargetMode.trim())) {
      throw new FaultyFile("active", name);
    }
  }
}

function isActive(uri: string, target: string, mode: string): boolean {
  const type = uri.slice(uri.lastIndexOf("/") + 1);
  if (runningRelation.test(type)) return true;
  const isOutside = mode.toLowerCase() === "external" || absolute.test(target);
  if (!isOutside) return type === "package" && !/(?:^|\/)embeddings\//i.test(target);
  if (type === "hyperlink" || type === "image") return false;
  return !(type === "attachedTemplate" && onOwnDisk.test(target));
}

/** The attributes of all elements. What an office program may read otherwise than it is read here is refused. */
function elementsOf(name: string, content: Buffer): Record<string, string>[] {
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: "1.0" });
  const found: Record<string, string>[] = [];
  parser.on("error", () => {
    throw new FaultyFile("broken", name);
  });
  parser.on("xmldecl", ({ encoding = "utf-8" }) => {
    if (!/^(?:utf-?8|us-ascii)$/i.test(encoding)) throw new FaultyFile("broken", name);
  });
  parser.on("doctype", () => {
    throw new FaultyFile("active", name);
  });
  parser.on("opentag", ({ attributes }) => {
    const own = Object.values(attributes).filter(({ uri }) => uri === "");
    found.push(Object.fromEntries(own.map(({ local, value }) => [local, value])));
  });
  parser.write(utf8(name, content)).close();
  return found;
}

/** No program writes these parts in UTF-16, in which a search for words would find none. */
function utf8(name: string, content: Buffer): string {
  if (content.includes(0)) throw new FaultyFile("broken", name);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    throw new FaultyFile("broken", name);
  }
}
