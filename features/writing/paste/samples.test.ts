// @vitest-environment happy-dom
import { getSchema } from "@tiptap/core";
import { DOMParser as BodyParser } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { extensions } from "@/features/writing/body/extensions";
import { outline } from "@/features/writing/testing/outline";
import { samples } from "@/features/writing/testing/samples/all";
import { cleanPasted } from "./clean";

const schema = getSchema(extensions());

test.each(samples.map((each) => [each.name, each] as const))("%s", (_, sample) => {
  const { html, text, left = "" } = sample;
  const pasted = cleanPasted(html);
  const element = document.createElement("div");
  element.innerHTML = pasted.html;
  expect(outline(BodyParser.fromSchema(schema).parse(element))).toEqual(text);
  expect(pasted.left.map(({ kind, count }) => `${kind} ${count}`).join(", ")).toBe(left);
  expect(pasted.html).not.toMatch(/style=|class=|mso-|<!--|data-(?!caption)|<(?:span|div|font)/i);
});
