import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import { readBytes } from "./read-bytes";
import { type UnitReader, unitReader } from "./read-unit";
import type { Xliff, XliffFile } from "./xliff";
import { XliffError } from "./xliff-error";

/** Far more than any tool nests, and far from where a program's stack ends. */
const deepest = 60;
const mostFiles = 50;
/** Of all files together: ten texts at their limits. */
const mostUnits = 20_000;

/** The parser is given so much at a time: what is wrong near the start ends it there. */
const pieceLength = 65_536;

/**
 * Reads an XLIFF 1.2 file, as the site or whatever tool wrote it: transitional
 * or strict, with or without prefixes, in groups, with what other tools add.
 * Nothing that a file names is opened, and no entity but XML's own five is
 * known: a file that declares any is refused.
 *
 * @throws XliffError with the line
 */
export function readXliff(bytes: Uint8Array): Xliff {
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const xliff: Xliff = { files: [], binaryUnits: 0 };
  const fail = (fault: ConstructorParameters<typeof XliffError>[0], detail = ""): never => {
    throw new XliffError(fault, parser.line, detail);
  };
  let uri = "";
  let depth = 0;
  let units = 0;
  /** Depth from which on everything is passed over; 0: nothing is. */
  let skipped = 0;
  let file: XliffFile | undefined;
  let unit: UnitReader | undefined;
  const spaces: boolean[] = [];

  parser.on("error", (error) => {
    fail("not-xml", error.message.replace(/^(?:undefined|\d+):\d+:\d+: |^\d+:\d+: /, ""));
  });
  parser.on("doctype", () => fail("doctype"));
  parser.on("opentag", (tag) => {
    depth++;
    if (depth > deepest) fail("too-deep");
    spaces.push(isExact(tag, spaces.at(-1) ?? false));
    if (depth === 1) uri = rootOf(tag, fail);
    if (skipped > 0) return;
    const own = tag.uri === uri;
    if (unit) {
      if (!unit.open(own ? tag.local : "", valuesOf(tag), parser.line, spaces.at(-1) ?? false)) {
        skipped = depth;
      }
    } else if (!own || passedOver.has(tag.local)) skipped = depth;
    else if (tag.local === "bin-unit") {
      xliff.binaryUnits++;
      skipped = depth;
    } else if (tag.local === "file") {
      if (xliff.files.length === mostFiles) fail("too-many-files", `${mostFiles}`);
      file = fileOf(valuesOf(tag), parser.line);
      xliff.files.push(file);
    } else if (tag.local === "trans-unit") {
      if (!file) return fail("not-xliff", "trans-unit");
      if (++units > mostUnits) fail("too-many-units", `${mostUnits}`);
      unit = unitReader(valuesOf(tag), parser.line);
    }
  });
  parser.on("text", (text) => {
    if (skipped === 0) unit?.text(text);
  });
  parser.on("cdata", (text) => {
    if (skipped === 0) unit?.text(text);
  });
  parser.on("closetag", (tag) => {
    if (skipped === 0 && unit && !unit.close(tag.local)) {
      file?.units.push(unit.unit());
      unit = undefined;
    }
    if (skipped === depth) skipped = 0;
    depth--;
    spaces.pop();
  });

  const text = readBytes(bytes);
  refuseDoctype(text);
  for (let at = 0; at < text.length; at += pieceLength) {
    parser.write(text.slice(at, at + pieceLength));
  }
  parser.close();
  if (xliff.files.every((each) => each.units.length === 0)) throw new XliffError("empty", 0);
  for (const each of xliff.files) eachOnce(each);
  return xliff;
}

/** Before the parser reads it: of megabytes of entities it would tell when it has read them all. */
function refuseDoctype(text: string): void {
  const before = text.slice(0, Math.max(0, text.search(/<[A-Za-z_]/u)));
  const at = before.indexOf("<!DOCTYPE");
  if (at !== -1) throw new XliffError("doctype", before.slice(0, at).split("\n").length);
}

/** Their words are none of the text's, and their elements are called as those of a unit. */
const passedOver = new Set(["header", "note", "context-group", "count-group", "prop-group"]);

type Tag = SaxesTagNS;
type Fail = (fault: ConstructorParameters<typeof XliffError>[0], detail?: string) => never;

/** @returns the namespace of XLIFF's elements in this file */
function rootOf(tag: Tag, fail: Fail): string {
  if (tag.local !== "xliff") fail("not-xliff", tag.name);
  const version = tag.attributes.version?.value ?? "";
  if (version.startsWith("2") || /:xliff:document:2/.test(tag.uri)) fail("version", version || "2");
  const known = tag.uri === "" || /^urn:oasis:names:tc:xliff:document:1\.[0-2]$/.test(tag.uri);
  if (!known) fail("not-xliff", tag.uri);
  if (!/^1\.[0-2]$/.test(version)) fail("version", version);
  return tag.uri;
}

const isExact = ({ attributes }: Tag, otherwise: boolean) => {
  const said = attributes["xml:space"]?.value;
  return said === undefined ? otherwise : said === "preserve";
};

export type Values = Readonly<Record<string, string>>;

/** Without those of other namespaces: a tool's own `id` is not the unit's. */
const valuesOf = ({ attributes }: Tag): Values =>
  Object.fromEntries(
    Object.values(attributes as Record<string, SaxesAttributeNS>).flatMap(
      ({ prefix, local, value }) => (prefix === "" ? [[local, value]] : []),
    ),
  );

const fileOf = (values: Values, line: number): XliffFile => ({
  line,
  original: values.original ?? "",
  sourceLanguage: values["source-language"] ?? "",
  targetLanguage: values["target-language"] ?? "",
  buildNum: values["build-num"] ?? "",
  units: [],
});

/** @throws XliffError where a unit stands twice: nobody could say which one counts */
function eachOnce({ units }: XliffFile): void {
  const known = new Set<string>();
  for (const { id, line, source } of units) {
    if (id === "") throw new XliffError("unit-without-id", line);
    if (source.length === 0) throw new XliffError("unit-without-source", line, id);
    if (known.has(id)) throw new XliffError("unit-twice", line, id);
    known.add(id);
  }
}
