import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Edit,
  editArbitrary,
  edited,
  isLetter,
  leftIn,
  type Tracked,
  togetherIn,
  trackedOf,
  wordsOfTracked,
} from "@/features/comments/testing/edited-text";
import { anchorOf } from "./anchor";
import { inOrder, placesOf } from "./order";
import { placeOf } from "./place";

const text = (...blocks: string[]) =>
  new Map(blocks.map((words, index) => [`b:b${index + 1}`, words]));

/** An anchor of words in the first block of a text. */
function on(words: string, quote: string) {
  const starts = words.indexOf(quote);
  return anchorOf("b:b1", words, starts, starts + quote.length);
}

/** What the passage says in a text now; undefined: gone. */
function said(anchor: ReturnType<typeof on>, now: ReturnType<typeof text>): string | undefined {
  const place = placeOf(anchor, now);
  return place && `${place.unit} ${now.get(place.unit)?.slice(place.starts, place.ends)}`;
}

const bridge = "The bridge has three spans. It was opened in April.";

describe("a passage is found", () => {
  const three = on(bridge, "three spans");
  test.each([
    ["where nothing was done", text(bridge), "b:b1 three spans"],
    ["behind new words", text(`Yesterday: ${bridge}`), "b:b1 three spans"],
    ["in a block that was moved", text("Other.", bridge), "b:b2 three spans"],
    ["in part written anew", text(bridge.replace("three", "four")), "b:b1 four spans"],
    [
      "with a word in its middle",
      text(bridge.replace("three", "three long")),
      "b:b1 three long spans",
    ],
    ["in a block that was typed anew", new Map([["b:x", bridge]]), "b:x three spans"],
    ["joined to another block", text(`Before it. ${bridge}`), "b:b1 three spans"],
    [
      "in a block divided before it",
      text("The bridge has", "three spans. It was"),
      "b:b2 three spans",
    ],
  ])("%s", (_, now, where) => expect(said(three, now)).toBe(where));

  test("in Chinese, where no space divides words", () => {
    const before = "大桥共有三跨，于四月开通。";
    const anchor = on(before, "三跨");
    expect(said(anchor, text("这座大桥共有三跨，于四月开通。"))).toBe("b:b1 三跨");
    expect(said(anchor, text("这座大桥共有四跨，于四月开通。"))).toBe("b:b1 四跨");
    expect(said(anchor, text("这座大桥于四月开通。"))).toBeUndefined();
  });

  test("the one of several alike that was meant", () => {
    const before = "Of three, three were built.";
    const anchor = anchorOf("b:b1", before, 10, 15);
    const now = text(`Yes: ${before}`);
    expect(placeOf(anchor, now)).toEqual({ unit: "b:b1", starts: 15, ends: 20, changed: false });
  });

  test("where the larger part of it begins a block", () => {
    const anchor = on(bridge, "has three spans. It was opened");
    expect(said(anchor, text("The bridge has", "three spans. It was opened in April."))).toBe(
      "b:b2 three spans. It was opened",
    );
  });
});

describe("a passage is gone", () => {
  const three = on(bridge, "three spans");
  test.each([
    ["when its words were deleted", text("The bridge has. It was opened in April.")],
    ["when its block was", text("Something else.")],
    ["when others stand in its place", text("The bridge has nothing new. It was opened in April.")],
    ["when the text is empty", new Map()],
  ])("%s", (_, now) => {
    expect(said(three, now)).toBeUndefined();
    // And is there again when they are.
    expect(said(three, text(bridge))).toBe("b:b1 three spans");
  });

  test("when a short word that was meant is not there, and stands elsewhere", () => {
    const now = text("It was opened in April.", "Between three rivers.");
    expect(said(on(bridge, "three"), now)).toBeUndefined();
    expect(said(on(bridge, "three"), text("It was.", "The bridge has three."))).toBe("b:b2 three");
  });

  test("when its revision was erased, and its quotation with it", () => {
    expect(placeOf({ unit: "b:b1", quote: "", starts: 0, ends: 0, words: "" }, text(bridge))).toBe(
      undefined,
    );
  });
});

test("comments stand in the order of the text, those about all of it and those about gone words behind", () => {
  const now = text("One and two.", "Three and four.");
  const of = (id: string, anchor: ReturnType<typeof on> | null, hour: number) => ({
    id,
    anchor,
    createdAt: new Date(hour),
  });
  const second = anchorOf("b:b2", "Three and four.", 0, 5);
  const comments = [
    of("gone", on("Ten green bottles.", "Ten green bottles"), 0),
    of("whole", null, 1),
    of("three", second, 2),
    of("two", on("One and two.", "two"), 3),
    of("one", on("One and two.", "One"), 4),
  ];
  const ids = inOrder(comments, placesOf(comments, now), now).map(({ id }) => id);
  expect(ids).toEqual(["one", "two", "three", "whole", "gone"]);
});

/** `npm run test:anchors` has 5,000. */
const numRuns = Number(process.env.ANCHOR_RUNS ?? 300);

/** Words of which no two share a letter: what a passage says is what it is. */
function distinctText(lengths: readonly (readonly number[])[], first: number): string[] {
  let next = first;
  return lengths.map((words) =>
    words
      .map((length) => Array.from({ length }, () => String.fromCodePoint(next++)).join(""))
      .join(" "),
  );
}

const lengths = fc.array(
  fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 30 }),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const scene = {
  lengths,
  // Hangul, which divides words, and Chinese, which does not.
  first: fc.constantFrom(0xac00, 0x4e00),
  block: fc.nat({ max: 999 }),
  from: fc.nat({ max: 999 }),
  size: fc.integer({ min: 1, max: 60 }),
  edits: fc.array(editArbitrary, { minLength: 1, maxLength: 6 }),
};

/** A text, and a passage of it that somebody comments. */
function commented(texts: readonly string[], block: number, from: number, size: number) {
  const before = trackedOf(texts);
  const chosen = before[Math.floor((block / 1000) * before.length)];
  const starts = Math.floor((from / 1000) * (chosen?.letters.length ?? 0));
  const passage = chosen?.letters.slice(starts, starts + size) ?? [];
  const words = wordsOfTracked(before);
  const unit = chosen?.unit ?? "";
  const anchor = anchorOf(unit, words.get(unit) ?? "", starts, starts + passage.length);
  return { before, words, anchor, passage, starts };
}

type Scene = ReturnType<typeof commented>;

/** What holds of any text, whatever its words are. */
function holdsAlways({ words, anchor }: Scene, now: Tracked): void {
  const after = wordsOfTracked(now);
  const place = placeOf(anchor, after);
  if (place) {
    const there = after.get(place.unit) ?? "";
    expect(place.starts).toBeGreaterThanOrEqual(0);
    expect(place.ends).toBeGreaterThan(place.starts);
    expect(place.ends).toBeLessThanOrEqual(there.length);
    if (!place.changed) expect(there.slice(place.starts, place.ends)).toBe(anchor.quote);
  }
  // The text comes back, and the passage with it.
  const { unit, starts, ends } = anchor;
  expect(placeOf(anchor, words)).toEqual({ unit, starts, ends, changed: false });
}

/** What the oracle says, which knows each letter by itself. */
function holdsOfDistinct(scene: Scene, now: Tracked, edits: readonly Edit[]): void {
  const { anchor, passage } = scene;
  const letters = passage.filter(isLetter).length;
  if (letters === 0) return;
  const place = placeOf(anchor, wordsOfTracked(now));
  const whole = togetherIn(now, passage);
  const own = now.find(({ unit }) => unit === anchor.unit);
  const ownLeft = own ? leftIn(own.letters, passage) : 0;
  const inItsOrder = edits.every(({ kind }) => kind !== "moveWords");
  const weight = passage.reduce(
    (sum, { letter }) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1),
    0,
  );
  const longEnough = weight - 2 >= 12;
  if (whole && (longEnough || (inItsOrder && whole.unit === anchor.unit))) {
    expect(place).toEqual({ ...whole, changed: false });
  }
  if (inItsOrder && ownLeft * 2 >= letters) expect(place?.unit).toBe(anchor.unit);
  if (place?.changed) {
    const there = now.find(({ unit }) => unit === place.unit);
    const left = leftIn(there?.letters.slice(place.starts, place.ends) ?? [], passage);
    expect(left * 2).toBeGreaterThanOrEqual(letters);
  }
  const mostLeft = Math.max(0, ...now.map((each) => leftIn(each.letters, passage)));
  if (mostLeft * 2 < letters) expect(place).toBeUndefined();
}

describe(`whatever is done to a text (${numRuns} texts)`, () => {
  test("a comment stands where its letters are, or is about words that are gone", () => {
    fc.assert(
      fc.property(fc.record(scene), ({ lengths, first, block, from, size, edits }) => {
        const scene = commented(distinctText(lengths, first), block, from, size);
        const now = edits.reduce(edited, scene.before);
        holdsAlways(scene, now);
        holdsOfDistinct(scene, now, edits);
      }),
      { numRuns },
    );
  });

  test("among words that are said again and again it stands at its words, or nowhere", () => {
    const words = fc.array(
      fc.array(fc.constantFrom("the", "bridge", "a", "三", "跨", "of", "steel", "2019"), {
        minLength: 2,
        maxLength: 30,
      }),
      { minLength: 1, maxLength: 4 },
    );
    const { lengths: _, first: __, ...rest } = scene;
    fc.assert(
      fc.property(fc.record({ words, ...rest }), ({ words, block, from, size, edits }) => {
        const texts = words.map((each) => each.join(" "));
        const scene = commented(texts, block, from, size);
        holdsAlways(scene, edits.reduce(edited, scene.before));
      }),
      { numRuns },
    );
  });
});
