import { SaxesParser } from "saxes";
import { ZipFault } from "./zip";

/** An element with the prefixes that Word itself uses, whichever the file has. */
export type Xml = {
  name: string;
  attrs: Readonly<Record<string, string>>;
  children: (Xml | string)[];
};

/** Far more than any program nests (tables within tables), and far from where a stack ends. */
const deepest = 200;
/** A text at its limits, word by word with other looks, has a quarter of it. */
const mostNodes = 3_000_000;

const prefixes: Record<string, string> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
  "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
  "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
  "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
  "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
  "http://purl.oclc.org/ooxml/drawingml/chart": "c",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
  "urn:schemas-microsoft-com:vml": "v",
  "urn:schemas-microsoft-com:office:office": "o",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
};

/**
 * Reads a part of a document. No entity but XML's own five is known, and a
 * part that declares a type is refused: Word writes none, and what can be
 * declared there multiplies without end or names files.
 *
 * @throws ZipFault
 */
export function parseXml(bytes: Buffer): Xml {
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: "1.0" });
  const root: Xml = { name: "", attrs: {}, children: [] };
  const open: Xml[] = [root];
  let nodes = 0;
  parser.on("error", () => {
    throw new ZipFault("broken");
  });
  parser.on("doctype", () => {
    throw new ZipFault("hostile");
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    if (open.length > deepest || ++nodes > mostNodes) throw new ZipFault("too-large");
    const attrs: Record<string, string> = {};
    for (const each of Object.values(attributes)) {
      const { uri: own, local: key, value } = each;
      attrs[own ? `${prefixes[own] ?? "x"}:${key}` : key] = value;
    }
    const node: Xml = { name: `${prefixes[uri] ?? "x"}:${local}`, attrs, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("closetag", () => void open.pop());
  const text = (words: string) => void open.at(-1)?.children.push(words);
  parser.on("text", text);
  parser.on("cdata", text);
  parser.write(decoded(bytes)).close();
  const [first] = root.children.filter(isXml);
  if (!first) throw new ZipFault("broken");
  return first;
}

function decoded(bytes: Buffer): string {
  const head = bytes.subarray(0, 2).toString("hex");
  const encoding = head === "fffe" ? "utf-16le" : head === "feff" ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ZipFault("broken");
  }
}

const isXml = (node: Xml | string): node is Xml => typeof node !== "string";

export const elements = (node: Xml | undefined): Xml[] => node?.children.filter(isXml) ?? [];

/** The first child of a name. */
export const child = (node: Xml | undefined, name: string): Xml | undefined =>
  elements(node).find((each) => each.name === name);

/** The child that a path of names leads to. */
export const at = (node: Xml | undefined, ...names: string[]): Xml | undefined =>
  names.reduce<Xml | undefined>((from, name) => child(from, name), node);

/** `w:val` of a child. */
export const val = (node: Xml | undefined, name: string): string | undefined =>
  child(node, name)?.attrs["w:val"];

/** A switch that is on unless it says otherwise: `<w:b/>`. Undefined where it is not there. */
export function isOn(node: Xml | undefined, name: string): boolean | undefined {
  const found = child(node, name);
  if (!found) return undefined;
  return !/^(?:0|false|off|none)$/.test(found.attrs["w:val"] ?? "");
}

/** What newer programs may ask for, and is read here. */
const known = /^(?:wps|wpg|wpc|wpi|wp14|w14|w15|w16\w*|a14|v|m)$/;

/**
 * What is read of something that a program says in several forms: its newest,
 * where that is known here, else the one for programs that do not know it. WPS
 * leaves that one out.
 */
export function chosen(node: Xml): Xml[] {
  const choice = elements(node).find(
    ({ name, attrs }) =>
      name === "mc:Choice" && (attrs.Requires ?? "").split(/\s+/).every((each) => known.test(each)),
  );
  return elements(choice ?? child(node, "mc:Fallback") ?? child(node, "mc:Choice"));
}

/**
 * Every element of a name within a node; of what a program offers in two forms the first alone.
 *
 * @param end elements that are not looked into: what is in a box is read with the box
 */
export function* within(node: Xml, name: string, end?: string): Generator<Xml> {
  for (const each of elements(node)) {
    if (each.name === "mc:AlternateContent") {
      yield* within({ ...each, children: chosen(each) }, name, end);
      continue;
    }
    if (each.name === name) yield each;
    if (each.name !== end) yield* within(each, name, end);
  }
}

/** All words within a node. */
export const textIn = (node: Xml): string =>
  node.children.map((each) => (isXml(each) ? textIn(each) : each)).join("");
