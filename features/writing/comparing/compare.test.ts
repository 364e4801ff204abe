import { expect, test } from "vitest";
import { contentSchema } from "@/features/editorial/schema";
import type { Body } from "@/features/publication/schema";
import { compare, pieces } from "./compare";

const paragraph = (id: string, text: string): Body["content"][number] => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
});
const content = (title: string, ...blocks: Body["content"]) =>
  contentSchema.parse({ title, body: { type: "doc", content: blocks } });

/** `[-…-]` went, `{+…+}` came. */
const shown = (runs: ReturnType<typeof pieces>) =>
  runs
    .map(({ text, change }) =>
      change === "same" ? text : change === "added" ? `{+${text}+}` : `[-${text}-]`,
    )
    .join("");

test("words in English and Russian, characters in Chinese", () => {
  expect(shown(pieces("en", "a friendly visit", "a long visit"))).toBe(
    "a [-friendly-]{+long+} visit",
  );
  expect(shown(pieces("ru", "в Москве прошёл", "в Казани прошёл"))).toBe(
    "в [-Москве-]{+Казани+} прошёл",
  );
  expect(shown(pieces("zh", "省长访问俄罗斯", "省长马兴瑞访问俄国"))).toBe(
    "省长{+马兴瑞+}访问俄[-罗斯-]{+国+}",
  );
});

test("blocks that stayed, changed, came, went and moved", () => {
  const before = content(
    "T",
    paragraph("a", "one"),
    paragraph("b", "two"),
    paragraph("c", "three"),
    paragraph("d", "four"),
  );
  const after = content(
    "T",
    paragraph("a", "one"),
    paragraph("c", "three!"),
    paragraph("e", "new"),
    paragraph("b", "two"),
  );
  const { blocks, fields } = compare("en", before, after);
  expect(fields).toEqual([]);
  expect(blocks.map(({ id, change }) => `${id} ${change}`).sort()).toEqual([
    "a same",
    "b moved",
    "c changed",
    "d removed",
    "e added",
  ]);
});

test("fields, and a change of form alone", () => {
  const bold: Body["content"][number] = {
    type: "paragraph",
    attrs: { id: "a" },
    content: [{ type: "text", text: "one", marks: [{ type: "bold" }] }],
  };
  const { blocks, fields, changed } = compare(
    "en",
    content("Old", paragraph("a", "one")),
    content("New", bold),
  );
  expect(fields.map(({ name, pieces }) => `${name} ${shown(pieces)}`)).toEqual([
    "title [-Old-]{+New+}",
  ]);
  expect(blocks).toMatchObject([{ change: "changed", form: true }]);
  expect(changed).toBe(true);
});

test("the same is the same", () => {
  const text = content("T", paragraph("a", "one"));
  expect(compare("zh", text, text)).toMatchObject({ fields: [], changed: false });
});

test("10⁶ and 106 are two numbers", () => {
  const raised: Body["content"][number] = {
    type: "paragraph",
    attrs: { id: "a" },
    content: [
      { type: "text", text: "10" },
      { type: "text", text: "6", marks: [{ type: "superscript" }] },
    ],
  };
  const [block] = compare("en", content("T", paragraph("a", "106")), content("T", raised)).blocks;
  expect(block).toMatchObject({ change: "changed", form: false });
  expect(shown(block?.pieces ?? [])).toContain("10⁶");
});
