import { expect, test } from "vitest";
import { readBytes } from "@/features/importing/readers/read-bytes";
import { site } from "@/features/importing/testing/fixtures";
import { english } from "@/features/importing/testing/old-site";
import { plainText } from "@/features/publication/body/body-text";

test.each([
  ["in boxes of their own", (words: string) => `<div><p>${words}</p></div>`],
  ["in the box of the text", (words: string) => `<p>${words}</p>`],
])("comments %s go, and the text stays", async (_, comment) => {
  const body = english.map((words) => `<p>${words}</p>`).join("");
  const html = `<html><head><title>Cranes</title></head><body><div>${body}<p>The end<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> of it.</p>${comment('<a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is it?</span>')}</div></body></html>`;
  const text = await readBytes(Buffer.from(html), { name: "a.html", locale: undefined, site });
  const words = plainText(text.body ?? { type: "doc", content: [] });
  expect(words).toContain("The end of it.");
  for (const paragraph of english) expect(words).toContain(paragraph);
  expect(words).not.toContain("Is it?");
});
