import { describe, expect, test } from "vitest";
import { type Content, contentSchema } from "@/features/editorial/schema";
import { unitsOf } from "@/features/editorial/units/units";
import { copied, exported, mergedInto, nothing } from "@/features/xliff/testing/files";
import type { Merged } from "./merge";

const text = (words: string, ...marks: object[]) => ({ type: "text", text: words, marks });
const paragraph = (id: string, ...content: (string | object)[]) => ({
  type: "paragraph",
  attrs: { id },
  content: content.map((each) => (typeof each === "string" ? text(each) : each)),
});
const list = (id: string, ...items: object[][]) => ({
  type: "bulletList",
  attrs: { id },
  content: items.map((content) => ({ type: "listItem", content })),
});
const story = (...blocks: object[]): Content =>
  contentSchema.parse({
    title: "访问",
    summary: "一次访问。",
    slug: "s",
    body: { type: "doc", content: blocks },
  });

/** Each unit of the translation made from the one of the same name. */
const sameNames = (content: Content) =>
  unitsOf(content).map(({ unit }) => ({ unit, sourceUnit: unit }));

const outcomesOf = ({ units }: Merged) =>
  Object.fromEntries(units.map(({ unit, outcome }) => [unit, outcome]));

const wordsOf = (content: Content | undefined) =>
  content && Object.fromEntries(unitsOf(content).map(({ unit, text }) => [unit, text]));

/** The file with other words in the target of one unit. */
const translated = (file: string, unit: string, words: string) =>
  file.replace(
    new RegExp(`(id="${unit}"[\\s\\S]*?<target[^>]*>)[\\s\\S]*?(</target>)`),
    (_, open, close) => open + words + close,
  );

const chinese = story(paragraph("a", "一"), paragraph("b", "二"), paragraph("c", "三"));

test("of a stale export what still fits comes in, and the rest is named with its line", async () => {
  const file = copied(await exported(chinese));
  const now = story(paragraph("a", "一"), paragraph("b", "二二"), paragraph("d", "四"));
  const merged = mergedInto(file, now);
  expect(outcomesOf(merged)).toMatchObject({
    title: "came-in",
    "b:a": "came-in",
    "b:b": "stale",
    "b:c": "gone",
    "b:d": "absent",
  });
  const stale = merged.units.find(({ unit }) => unit === "b:b");
  expect(file.split("\n")[(stale?.line ?? 0) - 1]).toContain("<target");
  expect(wordsOf(merged.content)).toMatchObject({ "b:a": "一", "b:b": "", "b:d": "" });
});

test("a block that was cut and put in anew is found by its words", async () => {
  const merged = mergedInto(copied(await exported(chinese)), {
    ...chinese,
    body: story(paragraph("x", "三"), paragraph("a", "一")).body,
  });
  expect(wordsOf(merged.content)).toMatchObject({ "b:x": "三", "b:a": "一" });
});

describe("words that are there", () => {
  const links = sameNames(chinese);
  const russian: Content = {
    ...chinese,
    body: story(paragraph("a", "Раз"), paragraph("b", "Два"), paragraph("c", "Три")).body,
  };

  test("are written over where they are those of the export", async () => {
    const file = await exported(chinese, russian, { links });
    const merged = mergedInto(translated(file, "b:b", "Двое"), chinese, russian, { links });
    expect(outcomesOf(merged)).toMatchObject({ "b:a": "unchanged", "b:b": "came-in" });
    expect(wordsOf(merged.content)).toMatchObject({ "b:a": "Раз", "b:b": "Двое", "b:c": "Три" });
  });

  test("are left where a hand has changed them since, and named", async () => {
    const file = translated(await exported(chinese, russian, { links }), "b:b", "Двое");
    const now = {
      ...russian,
      body: story(paragraph("a", "Раз"), paragraph("b", "Пара"), paragraph("c", "Три")).body,
    };
    const merged = mergedInto(file, chinese, now, { links });
    expect(outcomesOf(merged)["b:b"]).toBe("changed-here");
    expect(merged.content).toBeUndefined();
  });

  test("are left where their paragraph was deleted since", async () => {
    const file = translated(await exported(chinese, russian, { links }), "b:b", "Двое");
    const now = { ...russian, body: story(paragraph("a", "Раз"), paragraph("c", "Три")).body };
    expect(outcomesOf(mergedInto(file, chinese, now, { links }))["b:b"]).toBe("changed-here");
  });

  test("a tool that dropped what the site had noted: only a text that nobody has saved since is written over", async () => {
    const file = translated(await exported(chinese, russian, { links }), "b:b", "Двое").replace(
      / extradata="[^"]*"/g,
      "",
    );
    const outcome = (version: number) =>
      outcomesOf(mergedInto(file, chinese, russian, { links, version }))["b:b"];
    expect(outcome(1)).toBe("came-in");
    expect(outcome(2)).toBe("changed-here");
  });

  test("of one paragraph in two only a person can divide", async () => {
    const two = {
      ...russian,
      body: story(
        paragraph("a", "Раз"),
        paragraph("b", "Два"),
        paragraph("c", "Три"),
        paragraph("e", "ещё"),
      ).body,
    };
    const split = [...links, { unit: "b:e", sourceUnit: "b:c" }];
    const file = await exported(chinese, two, { links: split });
    expect(file).toContain(">Три ещё</target>");
    expect(outcomesOf(mergedInto(file, chinese, two, { links: split }))["b:c"]).toBe("unchanged");
    const other = translated(file, "b:c", "Три и ещё");
    expect(outcomesOf(mergedInto(other, chinese, two, { links: split }))["b:c"]).toBe("shared");
  });
});

describe("what the translation has no place for yet", () => {
  const target = {
    ...chinese,
    body: story(paragraph("r1", "Раз"), list("rl", [paragraph("r2", "Два")])).body,
  };
  const links = [
    { unit: "title", sourceUnit: "title" },
    { unit: "b:r1", sourceUnit: "b:a" },
    { unit: "b:r2", sourceUnit: "b:i1" },
  ];
  const source = story(
    paragraph("n", "前"),
    paragraph("a", "一"),
    { type: "heading", attrs: { id: "h", level: 2 }, content: [text("题")] },
    list(
      "l",
      [paragraph("i0", "零")],
      [paragraph("i1", "二")],
      [paragraph("i2", "三"), list("l2", [paragraph("i3", "四")])],
    ),
    {
      type: "table",
      attrs: { id: "t", caption: "表" },
      content: [
        { type: "tableRow", content: [{ type: "tableCell", content: [paragraph("c1", "五")] }] },
      ],
    },
  );

  test("comes in where it stands in the source, in blocks like those of the source", async () => {
    const merged = mergedInto(copied(await exported(source, target, { links })), source, target, {
      links,
    });
    expect(new Set(Object.values(outcomesOf(merged)))).toEqual(new Set(["came-in", "unchanged"]));
    const said = merged.content && unitsOf(merged.content).map(({ text }) => text);
    expect(said).toEqual([
      "访问",
      "一次访问。",
      "前",
      "一",
      "题",
      "零",
      "二",
      "三",
      "四",
      "表",
      "五",
    ]);
    expect(merged.content?.body.content.map(({ type }) => type)).toEqual([
      "paragraph",
      "paragraph",
      "heading",
      "bulletList",
      "table",
    ]);
    expect(merged.content?.body.content[3]).toMatchObject({ attrs: { id: "rl" } });
  });

  test("a cell of a row that is there has none, and is named", async () => {
    const table = (id: string, ...cells: object[]) => ({
      type: "table",
      attrs: { id },
      content: [
        {
          type: "tableRow",
          content: cells.map((each) => ({ type: "tableCell", content: [each] })),
        },
      ],
    });
    const wide = story(table("t", paragraph("x", "一"), paragraph("y", "二")));
    const narrow = { ...wide, body: story(table("u", paragraph("z", "Раз"))).body };
    const pairs = [{ unit: "b:z", sourceUnit: "b:x" }];
    const file = copied(await exported(wide, narrow, { links: pairs }));
    expect(outcomesOf(mergedInto(file, wide, narrow, { links: pairs }))).toMatchObject({
      "b:x": "came-in",
      "b:y": "no-place",
    });
  });
});

describe("targets", () => {
  test("that are missing, empty, still the source's or only some of its segments are named", async () => {
    const file = await exported(chinese);
    const some = `<seg-source><mrk mtype="seg" mid="1">三</mrk><mrk mtype="seg" mid="2">。</mrk></seg-source><target><mrk mtype="seg" mid="1">Три</mrk><mrk mtype="seg" mid="2"/></target>`;
    const changed = file
      .replace(/(id="b:a"[\s\S]*?)<target[^>]*><\/target>/, "$1")
      .replace(/(id="b:b"[\s\S]*?<target[^>]*>)/, "$1二")
      .replace(/(id="b:c"[\s\S]*?)<target[^>]*><\/target>/, `$1${some}`);
    const merged = mergedInto(changed, chinese);
    expect(new Set(Object.values(outcomesOf(merged)))).toEqual(new Set(["missing"]));
    expect(merged.content).toBeUndefined();
  });

  test("that a tool marks as done although they are as the source are taken at its word", async () => {
    const file = copied(await exported(story(paragraph("a", "BIM"))));
    expect(outcomesOf(mergedInto(file, story(paragraph("a", "BIM"))))["b:a"]).toBe("came-in");
  });

  test("that are longer than a field can be are named, and the others come in", async () => {
    const file = translated(copied(await exported(chinese)), "title", "Д".repeat(400));
    const merged = mergedInto(file, chinese);
    expect(outcomesOf(merged)).toMatchObject({ title: "too-long", "b:a": "came-in" });
    expect(merged.content?.title).toBe("");
  });

  test("are cleaned as a paste is", async () => {
    const file = translated(copied(await exported(chinese)), "b:a", "о\u0301ди&#9;н\ufeff\ufff9");
    expect(wordsOf(mergedInto(file, chinese).content)?.["b:a"]).toBe("о́ди н");
  });
});

describe("inline codes", () => {
  const marked = story(
    paragraph(
      "a",
      text("宝鹰", { type: "bold" }),
      "在",
      text("这里", { type: "link", attrs: { href: "https://example.com/" } }),
      text("2", { type: "superscript" }),
      { type: "hardBreak" },
      "完",
    ),
  );
  const into = async (words: string, target: Content = nothing) => {
    const merged = mergedInto(translated(await exported(marked), "b:a", words), marked, target);
    const unit = merged.units.find((each) => each.unit === "b:a");
    const block = merged.content?.body.content[0];
    return { unit, inlines: block?.type === "paragraph" ? block.content : undefined };
  };

  test("may be moved, and that is said", async () => {
    const { unit, inlines } = await into(
      'A <g id="link1">here</g><x id="br1"/><g id="b1">B</g> <g id="sup1">2</g>',
    );
    expect(unit).toMatchObject({ outcome: "came-in", codes: { moved: expect.any(Array) } });
    expect(inlines).toEqual([
      { type: "text", text: "A " },
      {
        type: "text",
        text: "here",
        marks: [{ type: "link", attrs: { href: "https://example.com/" } }],
      },
      { type: "hardBreak" },
      { type: "text", text: "B", marks: [{ type: "bold" }] },
      { type: "text", text: " " },
      { type: "text", text: "2", marks: [{ type: "superscript" }] },
    ]);
  });

  test("that are lost or doubled come in so, and are named", async () => {
    expect((await into('<g id="b1">A</g> <g id="b1">B</g>')).unit).toMatchObject({
      outcome: "came-in",
      codes: { lost: ["link1", "sup1", "br1"], added: ["b1"] },
    });
  });

  test("a translator may set a word in bold that is not so in the source", async () => {
    const { inlines } = await into('A <g id="99" ctype="bold">b</g>');
    expect(inlines?.[1]).toMatchObject({ text: "b", marks: [{ type: "bold" }] });
  });

  test.each([
    ["one that nobody knows", '<g id="7">A</g>', ["7"]],
    ["a link that the source does not have", '<g id="link2">A</g>', ["link2"]],
    ["one that only begins", '<bpt id="b1"/>A', ["b1"]],
    ["two that overlap", '<bpt id="b1"/>A<bpt id="sup1"/>B<ept id="b1"/>C<ept id="sup1"/>', ["b1"]],
    ["a break around words", '<g id="br1">A</g>', ["br1"]],
    ["one of another format", 'A<it id="b1" pos="open">x</it>', ["b1"]],
    ["above the line and below it", '<g id="sup1">A<g id="sub1">B</g></g>', ["sub1"]],
  ])("%s: the unit does not come in", async (_, words, broken) => {
    const { unit, inlines } = await into(words);
    expect(unit?.outcome).toBe("codes-broken");
    expect(new Set(unit?.broken)).toEqual(new Set(broken));
    expect(inlines).toBeUndefined();
  });

  test("a link keeps the address that the translation gave it", async () => {
    const own = { type: "link", attrs: { href: "https://example.com/ru" } };
    const russian = { ...marked, body: story(paragraph("a", text("тут", own))).body };
    const links = sameNames(marked);
    const file = translated(
      await exported(marked, russian, { links }),
      "b:a",
      '<g id="link1">здесь</g>',
    );
    const { content } = mergedInto(file, marked, russian, { links });
    expect(content?.body.content[0]).toMatchObject({ content: [{ text: "здесь", marks: [own] }] });
  });
});
