import { RefusedFile } from "@/features/importing/readers/refused-file";
import { elements, parseXml, type Xml } from "./xml";
import { openZip, ZipFault } from "./zip";

type Relation = { type: string; target: string; isOutside: boolean };

export type Part = {
  name: string;
  root: Xml;
  /** Where its references lead, by their ids. */
  relations: ReadonlyMap<string, Relation>;
};

/** A Word document, opened. */
export type Package = {
  names: string[];
  document: Part;
  /** The part that the document refers to under a kind: `styles`, `numbering`, `footnotes`, … */
  part: (kind: string) => Part | undefined;
  named: (name: string) => Part | undefined;
  bytes: (name: string) => Buffer | undefined;
  /** Relations of all parts that lead out of the document, links apart. */
  outside: string[];
};

/**
 * @throws RefusedFile for what is no Word document, has a password or macros,
 *   is damaged or made to do harm
 */
export function openPackage(bytes: Buffer, name: string): Package {
  try {
    return opened(bytes, name);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    throw new RefusedFile(name, error.fault);
  }
}

function opened(bytes: Buffer, name: string): Package {
  const zip = openZip(bytes);
  const types = zip.read("[Content_Types].xml")?.toString("utf8") ?? "";
  if (/macroEnabled(?:Template)?\.main/i.test(types)) throw new RefusedFile(name, "macros");
  const read = (part: string): Part | undefined => {
    const found = zip.read(part);
    if (!found) return undefined;
    return { name: part, root: parseXml(found), relations: relationsOf(zip.read, part) };
  };
  const parts = new Map<string, Part | undefined>();
  const named = (part: string) => {
    if (!parts.has(part)) parts.set(part, read(part));
    return parts.get(part);
  };
  const main = [...relationsOf(zip.read, "").values()].find(
    ({ type }) => type === "officeDocument",
  );
  const document = named(main?.target ?? "word/document.xml");
  if (document?.root.name !== "w:document") throw new RefusedFile(name, "broken");
  const part = (kind: string) => {
    const relation = [...document.relations.values()].find(({ type }) => type === kind);
    return relation && !relation.isOutside ? named(relation.target) : undefined;
  };
  const outside = zip.names
    .filter((each) => each.endsWith(".rels"))
    .flatMap((each) => [
      ...relationsOf(zip.read, each.replace(/_rels\/([^/]*)\.rels$/, "$1")).values(),
    ])
    .filter(({ type, isOutside }) => isOutside && type !== "hyperlink" && type !== "image")
    .map(({ target }) => target);
  return { names: zip.names, document, part, named, bytes: zip.read, outside };
}

function relationsOf(
  read: (name: string) => Buffer | undefined,
  part: string,
): Map<string, Relation> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const bytes = read(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const found = new Map<string, Relation>();
  if (!bytes) return found;
  for (const { attrs } of elements(parseXml(bytes))) {
    const { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode } = attrs;
    const isOutside = mode?.toLowerCase() === "external";
    found.set(id, {
      type: type.slice(type.lastIndexOf("/") + 1),
      target: isOutside ? target : inPackage(folder, target),
      isOutside,
    });
  }
  return found;
}

/** A name within the archive, as a relation says it: from its own folder, or from the top. */
function inPackage(folder: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : folder + target;
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names.join("/");
}
