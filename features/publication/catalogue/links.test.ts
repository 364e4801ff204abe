import { expect, test } from "vitest";
import { bodySchema } from "@/features/publication/body/body-schema";
import type { Body } from "@/features/publication/schema";
import { linkedDocuments, resolveLinks } from "./links";

const here = "00000000-0000-4000-8000-000000000001";
const gone = "00000000-0000-4000-8000-000000000002";

const link = (document: string) => ({ type: "link", attrs: { document } });
const body: Body = bodySchema.parse({
  type: "doc",
  content: [
    {
      type: "bulletList",
      attrs: { id: "a" },
      content: [
        {
          type: "listItem",
          content: [
            {
              type: "paragraph",
              attrs: { id: "b" },
              content: [
                { type: "text", text: "one", marks: [{ type: "bold" }, link(here)] },
                { type: "text", text: "two", marks: [link(gone)] },
                { type: "text", text: "three", marks: [{ type: "link", attrs: { href: "/en" } }] },
              ],
            },
          ],
        },
      ],
    },
  ],
});

test("a body names the documents that it links to", () => {
  expect(linkedDocuments(body)).toEqual([here, gone]);
});

test("links lead to where documents stand, and are left out where they are not", () => {
  const resolved = resolveLinks(body, new Map([[here, "/en/about"]]));
  expect(JSON.stringify(resolved)).toContain(
    '"marks":[{"type":"bold"},{"type":"link","attrs":{"href":"/en/about"}}]',
  );
  expect(JSON.stringify(resolved)).toContain('{"type":"text","text":"two"}');
  expect(JSON.stringify(resolved)).toContain('"href":"/en"');
  expect(linkedDocuments(resolved)).toEqual([]);
  expect(linkedDocuments(body)).toHaveLength(2);
});
