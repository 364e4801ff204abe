import { expect, test } from "vitest";
import { repeatedIds, withUniqueIds } from "./block-ids";
import { bodySchema } from "./body-schema";
import { incomingBodySchema } from "./incoming-body";

const paragraph = (id: string, text: string) => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
});
const list = (id: string, ...items: object[]) => ({
  type: "bulletList",
  attrs: { id },
  content: items.map((item) => ({ type: "listItem", content: [item] })),
});
const doc = (...content: object[]) => ({ type: "doc", content });

test("an id that stands twice is refused with its place, at any depth", () => {
  const body = doc(
    paragraph("a", "one"),
    list("b", paragraph("a", "two"), paragraph("c", "three")),
  );
  expect(repeatedIds(body)).toEqual([["content", 1, "content", 0, "content", 0, "attrs", "id"]]);
  const { error } = bodySchema.safeParse(body);
  expect(error?.issues.map(({ path }) => path.join("."))).toEqual([
    "content.1.content.0.content.0.attrs.id",
  ]);
});

test("what comes in gets ids of its own where they would repeat: the first keeps its, the same body is the same text", () => {
  const body = doc(
    paragraph("a", "one"),
    paragraph("a", "two"),
    list("a-2", paragraph("a", "three"), paragraph("x".repeat(40), "four")),
    paragraph("x".repeat(40), "five"),
  );
  const once = incomingBodySchema.parse(body);
  expect(repeatedIds(once)).toEqual([]);
  expect(once.content.map(({ attrs }) => attrs.id)).toEqual([
    "a",
    "a-3",
    "a-2",
    `${"x".repeat(38)}-2`,
  ]);
  expect(incomingBodySchema.parse(structuredClone(body))).toEqual(once);
  expect(withUniqueIds(once)).toBe(once);
});
