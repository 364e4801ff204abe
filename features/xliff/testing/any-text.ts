import fc from "fast-check";
import { type Content, contentSchema } from "@/features/editorial/schema";
import type { Mark } from "@/features/publication/schema";

/** Texts of every kind of block, mark and field, with the letters that files fall over. */

const letters = fc.constantFrom(
  ..."aZ0 &<>\"'宝鹰集团。，é—ЁжйЪ📐",
  "  ",
  "]]>",
  "&amp;",
  '<g id="1">',
  "\u00a0",
  "\u200d",
  "\u3000",
  "e\u0301",
  "\u2028",
  "𠮷",
);
const words = fc.array(letters, { minLength: 1, maxLength: 12 }).map((all) => all.join(""));
/** A line of a field or cell: something that is seen. */
const line = words.map((text) => `w${text}w`);

const link: fc.Arbitrary<Mark> = fc.oneof(
  fc
    .constantFrom("https://example.com/a?b=1&c=<2>", "/en/news", "mailto:a@example.com")
    .map((href) => ({ type: "link" as const, attrs: { href } })),
  fc.uuid().map((document) => ({ type: "link" as const, attrs: { document } })),
);
const foreign = fc
  .constantFrom("ru", "zh-Hans", "en-GB")
  .map((lang): Mark => ({ type: "foreign", attrs: { lang } }));

const marks = fc
  .record({
    link: fc.option(link, { freq: 3 }),
    foreign: fc.option(foreign, { freq: 6 }),
    bold: fc.boolean(),
    italic: fc.boolean(),
    script: fc.constantFrom("superscript" as const, "subscript" as const, undefined, undefined),
  })
  .chain(({ link, foreign, bold, italic, script }) => {
    const all: Mark[] = [
      ...(link ? [link] : []),
      ...(foreign ? [foreign] : []),
      ...(bold ? [{ type: "bold" as const }] : []),
      ...(italic ? [{ type: "italic" as const }] : []),
      ...(script ? [{ type: script }] : []),
    ];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });

const run = fc
  .tuple(words, fc.option(marks, { freq: 2 }))
  .map(([text, all]) => ({ type: "text", text, ...(all?.length ? { marks: all } : {}) }));
const inlines = fc.array(
  fc.oneof({ weight: 5, arbitrary: run }, fc.constant({ type: "hardBreak" })),
  {
    maxLength: 6,
  },
);

const { block } = fc.letrec<Record<"block" | "list" | "paragraph", object>>((tie) => ({
  paragraph: inlines.map((content) => ({ type: "paragraph", attrs: {}, content })),
  list: fc
    .tuple(
      fc.constantFrom("bulletList", "orderedList"),
      fc.array(
        fc
          .tuple(tie("paragraph"), fc.option(tie("list"), { depthSize: "small", freq: 3 }))
          .map(([first, inner]) => ({
            type: "listItem",
            content: [first, ...(inner ? [inner] : [])],
          })),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([type, content]) => ({ type, attrs: {}, content })),
  block: fc.oneof(
    { depthSize: "small" },
    tie("paragraph"),
    tie("paragraph"),
    fc.tuple(fc.constantFrom(2, 3), inlines).map(([level, content]) => ({
      type: "heading",
      attrs: { level },
      content,
    })),
    tie("list"),
    fc
      .tuple(fc.array(tie("paragraph"), { minLength: 1, maxLength: 2 }), fc.option(line))
      .map(([content, attribution]) => ({
        type: "blockquote",
        attrs: attribution ? { attribution } : {},
        content,
      })),
    fc.constantFrom("a", "b").map((digit) => ({
      type: "figure",
      attrs: { picture: digit.repeat(64) },
    })),
    fc
      .tuple(
        fc.integer({ min: 1, max: 3 }).chain((width) =>
          fc.array(fc.array(tie("paragraph"), { minLength: width, maxLength: width }), {
            minLength: 1,
            maxLength: 3,
          }),
        ),
        fc.option(line),
      )
      .map(([rows, caption]) => ({
        type: "table",
        attrs: caption ? { caption } : {},
        content: rows.map((row, at) => ({
          type: "tableRow",
          content: row.map((each) => ({
            type: at === 0 ? "tableHeader" : "tableCell",
            content: [each],
          })),
        })),
      })),
  ),
}));

/** Ids that no other block has, in their order. */
function numbered(node: object, next: () => string): object {
  const { attrs, content, ...rest } = node as { attrs?: object; content?: object[] };
  return {
    ...rest,
    ...(attrs ? { attrs: { ...attrs, id: next() } } : {}),
    ...(content ? { content: content.map((each) => numbered(each, next)) } : {}),
  };
}

const pictureWords = fc.record({
  alt: fc.oneof(line, fc.constant("")),
  caption: fc.oneof(line, fc.constant("")),
  credit: line,
});

/** @returns texts as they are kept */
export const anyText: fc.Arbitrary<Content> = fc
  .record({
    title: line,
    summary: fc.array(line, { maxLength: 3 }).map((lines) => lines.join("\n")),
    shortTitle: fc.option(line, { nil: undefined }),
    blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
    pictures: fc.tuple(pictureWords, pictureWords),
  })
  .map(({ blocks, pictures: [a, b], ...fields }) => {
    let last = 0;
    const content = blocks.map((each) => numbered(each, () => `n${++last}`));
    return contentSchema.parse({
      ...fields,
      slug: "a-story",
      body: { type: "doc", content },
      pictures: { ["a".repeat(64)]: a, ["b".repeat(64)]: b },
    });
  });
