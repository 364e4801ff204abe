import { z } from "zod";
import { pictureWordsSchema } from "@/features/editorial/schema";
import { withUniqueIds } from "@/features/publication/body/block-ids";
import { bodySchema } from "@/features/publication/body/body-schema";
import { isLooseNode } from "@/features/publication/body/loose-node";
import type { Body } from "@/features/publication/schema";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { keepable } from "@/lib/text/input";

/** A text as the editor keeps it, with or without what stands around its body. */
const documentSchema = z.strictObject({
  title: z.string().optional(),
  shortTitle: z.string().optional(),
  headlineBreaks: z.string().optional(),
  summary: z.string().optional(),
  slug: z.string().optional(),
  byline: z.string().optional(),
  source: z.string().optional(),
  responsibleEditor: z.string().optional(),
  /** What it says of its pictures, by their hashes. */
  pictures: z.record(z.string(), pictureWordsSchema).optional(),
  body: z.unknown(),
});

export type EditorText = Omit<z.output<typeof documentSchema>, "body"> & {
  body: Body;
  /** Paths of texts from which characters were taken that can be neither shown nor kept. */
  lightened: string[];
};

/** Deeper than any text goes, and far from where a program's stack ends. */
const deepest = 100;

/**
 * Reads the editor's JSON: either a body (`{ "type": "doc", … }`) or an object
 * with `title`, `summary`, … and `body`. Blocks without an id get one.
 *
 * @param name what the file is called
 * @throws OperatorError when it is no JSON, or has a node, mark or attribute
 *   that the site cannot show: with its path
 */
export function readEditorJson(file: string, name = "The file"): EditorText {
  let json: unknown;
  try {
    json = JSON.parse(file.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new OperatorError(`${name} is not JSON: see below where it breaks off.`, [String(error)]);
  }
  if (depthOf(json) > deepest) {
    throw new OperatorError(`${name} is nested deeper than any text is (${deepest} levels).`);
  }
  const lightened: string[] = [];
  const bare = isObject(json) && json.type === "doc";
  try {
    const { body, ...rest } = documentSchema.parse(bare ? { body: json } : json);
    for (const [field, value] of Object.entries(rest)) {
      if (typeof value === "string" && isLightened(value)) lightened.push(field);
    }
    const composed = composedNode(body, "body", lightened)[0];
    return { ...rest, body: bodySchema.parse(uniquely(withIds(composed))), lightened };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new OperatorError(
      `${name} has something that the site cannot show: see below what and where.`,
      error.issues.map(({ path, message }) => `${path.join(".") || "the whole"}: ${message}`),
    );
  }
}

/** By levels and not by calls: a file may be nested as deep as it is long. */
function depthOf(json: unknown): number {
  let level: unknown[] = [json];
  for (let depth = 0; ; depth++) {
    const below = level.flatMap((each) =>
      typeof each === "object" && each !== null ? Object.values(each) : [],
    );
    if (below.length === 0 || depth > deepest) return depth;
    level = below;
  }
}

/** Ends of lines within a run of words that are breaks of the text itself. */
const softReturn = /[\v\f\u0085\u2028\u2029]/u;

const isLightened = (text: string) =>
  keepable(text) !== text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, "\n").normalize("NFC");

/**
 * The words of a node in the form in which they are kept. Addresses and names
 * of pictures stay what they are, byte by byte.
 *
 * @returns several where a soft return was in a run of words, none where
 *   nothing was left of it
 */
function composedNode(node: unknown, path: string, lightened: string[]): unknown[] {
  if (!isObject(node)) return [node];
  if (node.type === "text" && typeof node.text === "string") {
    if (isLightened(node.text)) lightened.push(path);
    return node.text.split(softReturn).flatMap((part, index) => {
      const text = keepable(part).replace(/[\n\t]/g, " ");
      const own = text === "" ? [] : [{ ...node, text }];
      return index === 0 ? own : [{ type: "hardBreak" }, ...own];
    });
  }
  const attrs = isObject(node.attrs) ? { attrs: composedWords(node.attrs, path, lightened) } : {};
  const content = Array.isArray(node.content)
    ? {
        content: node.content.flatMap((each, index) =>
          composedNode(each, `${path}.content.${index}`, lightened),
        ),
      }
    : {};
  return [{ ...node, ...attrs, ...content }];
}

/** Attributes that are words for readers. */
const worded = new Set(["attribution", "caption"]);

function composedWords(attrs: Record<string, unknown>, path: string, lightened: string[]) {
  return Object.fromEntries(
    Object.entries(attrs).map(([name, value]) => {
      if (!worded.has(name) || typeof value !== "string") return [name, value];
      if (isLightened(value)) lightened.push(`${path}.attrs.${name}`);
      return [name, keepable(value).replace(/[\n\t]+/g, " ")];
    }),
  );
}

const withoutId = new Set([
  "doc",
  "text",
  "hardBreak",
  "listItem",
  "tableRow",
  "tableHeader",
  "tableCell",
]);

/** A number that no block has yet, for each block that has none. */
function withIds(body: unknown): unknown {
  const taken = new Set<unknown>();
  const collect = (node: unknown): void => {
    if (!isObject(node)) return;
    if (isObject(node.attrs)) taken.add(node.attrs.id);
    if (Array.isArray(node.content)) node.content.forEach(collect);
  };
  collect(body);
  let last = 0;
  const nextId = () => {
    do last++;
    while (taken.has(`b${last}`));
    return `b${last}`;
  };
  const give = (node: unknown): unknown => {
    if (!isObject(node)) return node;
    const content = Array.isArray(node.content) ? { content: node.content.map(give) } : {};
    const attrs = isObject(node.attrs) ? node.attrs : {};
    const needs = !withoutId.has(String(node.type)) && attrs.id == null;
    return { ...node, ...(needs ? { attrs: { ...attrs, id: nextId() } } : {}), ...content };
  };
  return give(body);
}

/** A file may have been put together of two: what stands in it twice gets an id of its own. */
const uniquely = (body: unknown) => (isLooseNode(body) ? withUniqueIds(body) : body);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
