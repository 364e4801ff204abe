import { z } from "zod";
import { type Body, bodySchema } from "@/features/publication/schema";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

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
  body: z.unknown(),
});

export type EditorText = Omit<z.output<typeof documentSchema>, "body"> & { body: Body };

/**
 * Reads the editor's JSON: either a body (`{ "type": "doc", … }`) or an object
 * with `title`, `summary`, … and `body`. Blocks without an id get one.
 *
 * @throws OperatorError when it is no JSON, or has a node, mark or attribute
 *   that the site cannot show: with its path
 */
export function readEditorJson(file: string): EditorText {
  let json: unknown;
  try {
    json = JSON.parse(file.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new OperatorError("The file is not JSON: see below where it breaks off.", [
      String(error),
    ]);
  }
  const bare = isObject(json) && json.type === "doc";
  try {
    const { body, ...rest } = documentSchema.parse(bare ? { body: json } : json);
    return { ...rest, body: bodySchema.parse(withIds(body)) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new OperatorError(
      "The file has something that the site cannot show: see below what and where.",
      error.issues.map(({ path, message }) => `${path.join(".") || "the whole"}: ${message}`),
    );
  }
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

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
