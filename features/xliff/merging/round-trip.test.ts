import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Content, contentSchema } from "@/features/editorial/schema";
import { unitsOf } from "@/features/editorial/units/units";
import { encoded } from "@/features/xliff/codes/encode";
import { anyText } from "@/features/xliff/testing/any-text";
import { copied, exported, mergedInto } from "@/features/xliff/testing/files";
import { habits } from "@/features/xliff/testing/habits";
import { saidIn } from "@/features/xliff/units/said";
import { isBlank } from "@/lib/text/seen";
import type { Merged } from "./merge";

/** Every unit with its words as they are set, runs that only an editor keeps apart as one. */
const wordsIn = (content: Content | undefined) =>
  (content ? saidIn(content) : [])
    .filter(({ text }) => !isBlank(text))
    .map(({ unit, inlines }) => {
      const { pieces, codes } = encoded(inlines);
      return [unit, pieces, [...codes]];
    });

const sorted = (words: ReturnType<typeof wordsIn>) =>
  words.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])));

const outcomes = ({ units }: Merged) => [...new Set(units.map(({ outcome }) => outcome))];

describe("a text of every kind of block, mark and field", () => {
  test("comes back word for word and code for code, in blocks like its own", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (source) => {
        const merged = mergedInto(copied(await exported(source)), source);
        expect(outcomes(merged)).toEqual(["came-in"]);
        expect(wordsIn(merged.content)).toEqual(wordsIn(source));
        const blocks = (content: Content) =>
          content.body.content.map(({ type, attrs }) => [type, attrs.id]);
        expect(merged.content && blocks(merged.content)).toEqual(blocks(source));
      }),
      { numRuns: 60 },
    );
  });

  test("changes nothing where it says what the translation says already", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (source) => {
        const links = unitsOf(source).map(({ unit }) => ({ unit, sourceUnit: unit }));
        const file = await exported(source, source, { links });
        const merged = mergedInto(file, source, source, { links });
        expect(outcomes(merged)).toEqual(["unchanged"]);
        expect(merged.content).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });
});

test("into a text of somebody else's shape: all that came in is there, what was there stays, and nothing is left unsaid", async () => {
  let came = 0;
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (source, target) => {
      const file = copied(await exported(source, target));
      const merged = mergedInto(file, source, target);
      const said = saidIn(source).filter(({ text }) => !isBlank(text));
      expect(new Set(merged.units.map(({ unit }) => unit))).toEqual(
        new Set(said.map(({ unit }) => unit)),
      );
      expect(merged.units).toHaveLength(said.length);
      const made = merged.links.filter((link) => link.as === "made");
      const outcomes = merged.units.filter(({ outcome }) => outcome === "came-in");
      expect(made.map(({ source }) => source.unit).sort()).toEqual(
        outcomes.map(({ unit }) => unit).sort(),
      );
      if (!merged.content) return;
      came += made.length;
      const after = new Map(
        unitsOf(contentSchema.parse(merged.content)).map((each) => [each.unit, each]),
      );
      const changed = new Map(made.map(({ unit, source }) => [unit, source]));
      for (const [unit, of] of changed)
        expect([unit, after.get(unit)?.text]).toEqual([unit, of.text]);
      for (const { unit, hash, text } of unitsOf(target)) {
        if (!changed.has(unit) && !isBlank(text))
          expect([unit, after.get(unit)?.hash]).toEqual([unit, hash]);
      }
    }),
    { numRuns: 150, endOnFailure: true, interruptAfterTimeLimit: 20_000 },
  );
  expect(came).toBeGreaterThan(100);
});

test("units that a tool has left out are named, and the others come in", async () => {
  let left = 0;
  await fc.assert(
    fc.asyncProperty(anyText, fc.integer({ min: 0, max: 1_000_000 }), async (source, seed) => {
      const file = copied(await exported(source));
      let at = 0;
      const gone = new Set<string>();
      const fewer = file.replace(/<trans-unit id="([^"]*)"[\s\S]*?<\/trans-unit>/g, (unit, id) => {
        // A third of them, other ones for each seed.
        if ((seed + 7 * at++) % 3 !== 0) return unit;
        gone.add(id);
        return "";
      });
      left += gone.size;
      if (gone.size === at) return;
      const merged = mergedInto(fewer, source);
      const named = merged.units.filter(({ outcome }) => outcome === "absent");
      expect(new Set(named.map(({ unit }) => unit))).toEqual(gone);
      expect(named.every(({ line }) => line === 0)).toBe(true);
      expect(
        outcomes({ ...merged, units: merged.units.filter((each) => !named.includes(each)) }),
      ).toEqual(["came-in"]);
      expect(wordsIn(merged.content)).toEqual(
        wordsIn(source).filter(([unit]) => !gone.has(String(unit))),
      );
    }),
    { numRuns: 30 },
  );
  expect(left).toBeGreaterThan(20);
});

describe("a file that a tool has written anew in its own manner:", () => {
  test.each(Object.entries(habits))("%s", async (_, habit) => {
    await fc.assert(
      fc.asyncProperty(anyText, async (source) => {
        const merged = mergedInto(habit(copied(await exported(source))), source);
        expect(outcomes(merged)).toEqual(["came-in"]);
        // Pictures are known by their names: which is said of first is nobody's order.
        expect(sorted(wordsIn(merged.content))).toEqual(sorted(wordsIn(source)));
      }),
      { numRuns: 15 },
    );
  });
});
