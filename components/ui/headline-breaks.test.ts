import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitsTitle, headlineBreaks, headlineRuns } from "./headline-breaks";

const runs = (title: string, hint: string | null) =>
  headlineRuns(title, headlineBreaks(title, hint)).map(
    ({ text, must }) => `${must ? "\n" : ""}${text}`,
  );

describe("a writer's breaks", () => {
  test.each([
    ["粤俄圆桌话湾区", "粤俄圆桌|话湾区", ["粤俄圆桌", "话湾区"]],
    ["粤俄圆桌话湾区", "粤俄圆桌｜话湾区", ["粤俄圆桌", "话湾区"]],
    ["粤俄圆桌话湾区", "粤俄圆桌\n话|湾区", ["粤俄圆桌", "\n话", "湾区"]],
    ["A visit to Russia", "A visit |to Russia", ["A visit ", "to Russia"]],
    ["A visit to Russia", "A visit| to Russia", ["A visit ", "to Russia"]],
    ["A visit to Russia", "A visit|to Russia", ["A visit ", "to Russia"]],
    ["A visit to Russia", "A visit\nto Russia", ["A visit ", "\nto Russia"]],
    ["One | two", "One | | two", ["One | ", "two"]],
    ["Дом 𠮷 и сад", "Дом 𠮷|и сад", ["Дом 𠮷 ", "и сад"]],
  ])("%j with %j", (title, hint, expected) => {
    expect(runs(title, hint)).toEqual(expected);
    expect(fitsTitle(title, hint)).toBe(true);
  });

  test.each([null, "", "  ", "|", "粤俄圆桌话湾区", "|粤俄圆桌话湾区|"])(
    "%j says nothing",
    (hint) => {
      expect(runs("粤俄圆桌话湾区", hint)).toEqual(["粤俄圆桌话湾区"]);
      expect(fitsTitle("粤俄圆桌话湾区", hint)).toBe(true);
    },
  );

  test.each(["粤俄|圆桌", "粤俄圆桌话|湾区了", "another | title"])(
    "%j is of another title",
    (hint) => {
      expect(runs("粤俄圆桌话湾区", hint)).toEqual(["粤俄圆桌话湾区"]);
      expect(fitsTitle("粤俄圆桌话湾区", hint)).toBe(false);
    },
  );

  test("never change the title", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (title, hint) =>
          headlineRuns(title, headlineBreaks(title, hint))
            .map(({ text }) => text)
            .join("") === title,
      ),
    );
  });

  test("are found wherever they are put between the words", () => {
    const words = fc.array(fc.stringMatching(/^[a-zа-я桌湾]{1,6}$/u), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, fc.nat(), (all, seed) => {
        const place = 1 + (seed % (all.length - 1));
        const hint = `${all.slice(0, place).join(" ")}|${all.slice(place).join(" ")}`;
        expect(runs(all.join(" "), hint)).toEqual([
          `${all.slice(0, place).join(" ")} `,
          all.slice(place).join(" "),
        ]);
      }),
    );
  });
});
