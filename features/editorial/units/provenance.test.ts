import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carryLinks } from "./carry-links";
import { countOf, needsWork, standingsOf, type UnitLink, type UnitState } from "./provenance";
import type { Unit } from "./units";

const unit = (name: string, text: string): Unit => ({ unit: `b:${name}`, text, hash: text });
const link = (to: string, from: Unit, more: Partial<UnitLink> = {}): UnitLink => ({
  unit: `b:${to}`,
  sourceUnit: from.unit,
  sourceHash: from.hash,
  sourceText: from.text,
  origin: "hand",
  confirmedAt: null,
  ...more,
});

describe("the state of a unit", () => {
  const [one, two] = [unit("s1", "一。"), unit("s2", "二。")];
  const source = [one, two];
  const target = [unit("t1", "One."), unit("t2", "Two.")];
  const links = [link("t1", one), link("t2", two)];
  const said = (...[of, to, by]: Parameters<typeof standingsOf>): string[] =>
    standingsOf(of, to, by).map(
      ({ unit, state, sources }) =>
        `${unit ?? "-"} ${state} ${sources.map(({ unit }) => unit).join("+")}`,
    );

  test("current, and in order wherever the source was moved", () => {
    const expected = ["b:t1 current b:s1", "b:t2 current b:s2"];
    expect(said(source, target, links)).toEqual(expected);
    expect(said([two, one], target, links)).toEqual(expected);
  });

  test("a text of which nothing is linked is behind in nothing", () => {
    expect(said(source, target, [])).toEqual(["b:t1 unlinked ", "b:t2 unlinked "]);
    expect(countOf(standingsOf(source, target, []))).toEqual({ behind: 0, of: 2 });
  });

  test("the source changed, came and went", () => {
    const now = [unit("s1", "一一。"), unit("s3", "三。")];
    expect(said(now, target, links)).toEqual([
      "b:t1 changed b:s1",
      "- untranslated b:s3",
      "b:t2 sourceless ",
    ]);
  });

  test("the source split, joined and put in anew", () => {
    const long = unit("s1", "一。 二。");
    const made = [link("t1", long)];
    expect(said([unit("s1", "一。"), unit("s9", "二。")], [unit("t1", "One. Two.")], made)).toEqual(
      ["b:t1 changed b:s1+b:s9"],
    );
    expect(said([long], target, links)).toEqual(["b:t1 changed b:s1", "b:t2 changed b:s1"]);
    expect(said([unit("n1", "一。"), unit("n2", "二。")], target, links)).toEqual([
      "b:t1 current b:n1",
      "b:t2 current b:n2",
    ]);
  });

  test("empty, the source's own words, a machine's and confirmed ones", () => {
    const states = (to: Unit, more: Partial<UnitLink>) =>
      standingsOf([one], [to], [link("t1", one, more)])[0]?.state;
    const words = unit("t1", "One.");
    const confirmedAt = new Date();
    expect(states(unit("t1", " "), {})).toBe("untranslated");
    expect(states(words, { origin: "copy" })).toBe("untranslated");
    expect(states(words, { origin: "machine" })).toBe("machine");
    expect(states(words, { origin: "machine", confirmedAt })).toBe("confirmed");
    expect(states(words, { confirmedAt })).toBe("confirmed");
    expect(states(words, { confirmedAt, sourceHash: "former" })).toBe("changed");
  });

  test("a title that is there is not missing because nobody linked it", () => {
    const title = (text: string) => ({ unit: "title", text, hash: text });
    expect(
      said([title("题"), one], [title("Title"), target[0] as Unit], [link("t1", one)]),
    ).toEqual(["title unlinked ", "b:t1 current b:s1"]);
  });
});

test("an undo of a joining takes its link back", () => {
  const [one, two] = [unit("s1", "一。"), unit("s2", "二。")];
  const apart = [unit("t1", "One."), unit("t2", "Two.")];
  const joined = [unit("t1", "One. Two.")];
  const links = [link("t1", one), link("t2", two)];
  const after = carryLinks(apart, joined, links);
  expect(standingsOf([one, two], joined, after)).toMatchObject([
    { unit: "b:t1", state: "current", sources: [one, two] },
  ]);
  expect(carryLinks(joined, apart, after)).toEqual(links);
});

/**
 * A source and its translation under random edits, one a save, against an
 * oracle that knows nothing of links: it notes with each block of the
 * translation the words of the source that it was made from.
 */
type Block = { id: string; words: string[] };
type Made = { source: string; words: string[] };
type Scene = {
  source: Block[];
  target: (Block & { made: Made[] })[];
  links: UnitLink[];
  last: number;
};

const units = (blocks: readonly Block[]): Unit[] =>
  blocks.map(({ id, words }) => unit(id, words.join(" ")));

const edits = [
  "insert",
  "rewrite",
  "delete",
  "split",
  "merge",
  "reorder",
  "retype",
  "paste",
  "anew",
] as const;
type Edit = { side: "source" | "target"; edit: (typeof edits)[number]; at: number; to: number };

/** Of one width, so that no word is a part of another. */
const word = (scene: Scene) => `w${String(scene.last++).padStart(5, "0")}`;
const words = (scene: Scene) => [word(scene), word(scene), word(scene), word(scene)];
const id = (scene: Scene) => `i${scene.last++}`;

/** Does an edit, and has the oracle note what it did to where the words are from. */
function edit(scene: Scene, { side, edit, at, to }: Edit): void {
  const list = scene[side] as Scene["target"];
  const [here, there] = [at % (list.length || 1), to % (list.length + 1)];
  const block = list[here];
  const made = (more: Made[] | undefined) =>
    (side === "target" ? { made: more ?? [] } : {}) as {
      made: Made[];
    };
  if (edit === "insert") {
    list.splice(there, 0, { id: id(scene), words: words(scene), ...made([]) });
  }
  if (!block) return;
  const next = list[here + 1];
  if (edit === "rewrite") block.words[to % block.words.length] = word(scene);
  if (edit === "delete") list.splice(here, 1);
  if (edit === "reorder") list.splice(there % list.length, 0, ...list.splice(here, 1));
  if (edit === "paste") {
    list.splice(there, 0, { id: id(scene), words: [...block.words], ...made([]) });
  }
  // Cut and put in by something that keeps no ids.
  if (edit === "anew") block.id = id(scene);
  if (edit === "split" && block.words.length > 1) {
    const rest = block.words.splice(Math.max(1, to % block.words.length));
    const own = block.made?.map((each) => ({ ...each }));
    list.splice(here + 1, 0, { id: id(scene), words: rest, ...made(own) });
  }
  if (edit === "merge" && next) {
    block.words.push(...next.words);
    for (const each of next.made ?? []) {
      if (!block.made.some(({ source }) => source === each.source)) block.made.push({ ...each });
    }
    list.splice(here + 1, 1);
  }
}

const run = (part: readonly string[], whole: readonly string[]) =>
  ` ${whole.join(" ")} `.includes(` ${part.join(" ")} `);

/** What has to be flagged: blocks of the translation, and of the source what has none. */
function flagged({ source, target }: Scene): string[] {
  const here = (made: Made) => source.find(({ id }) => id === made.source);
  const all = target.flatMap(({ made }) => made);
  const used = new Set(all.flatMap((made) => here(made) ?? []));
  // Put in anew: it has the words of a block that is gone, and belongs to no other.
  const anew = new Map<string, Block>();
  for (const made of all) {
    if (here(made) || anew.has(made.source)) continue;
    const same = source.find((each) => !used.has(each) && `${each.words}` === `${made.words}`);
    if (!same) continue;
    anew.set(made.source, same);
    used.add(same);
  }
  const now = (made: Made) =>
    here(made) ?? anew.get(made.source) ?? source.find(({ words }) => run(made.words, words));
  for (const made of all) for (const each of [now(made)]) if (each) used.add(each);
  const unchanged = (made: Made) => {
    const found = here(made) ?? anew.get(made.source);
    return found !== undefined && `${found.words}` === `${made.words}`;
  };
  const isPart = ({ words }: Block) =>
    all.some(
      (made) => !unchanged(made) && run(words, made.words) && !run(words, now(made)?.words ?? []),
    );
  return [
    ...target.filter(({ made }) => !made.every(unchanged)).map(({ id }) => `b:${id}`),
    ...source.filter((each) => !used.has(each) && !isPart(each)).map(({ id }) => `b:${id} -`),
  ].sort();
}

test("random edits of both: exactly what has to be is flagged", () => {
  const anEdit = fc.record({
    side: fc.constantFrom("source" as const, "source" as const, "target" as const),
    edit: fc.constantFrom(...edits),
    at: fc.nat(99),
    to: fc.nat(99),
  });
  const scenes = fc.record({
    blocks: fc.integer({ min: 1, max: 8 }),
    edits: fc.array(anEdit, { maxLength: 14 }),
  });
  const seen = new Set<UnitState>();
  fc.assert(
    fc.property(scenes, ({ blocks, edits }) => {
      const scene: Scene = { source: [], target: [], links: [], last: 0 };
      for (let index = 0; index < blocks; index++) {
        const from = { id: id(scene), words: words(scene) };
        scene.source.push(from);
        const made = [{ source: from.id, words: [...from.words] }];
        const to = { id: id(scene), words: words(scene), made };
        scene.target.push(to);
        scene.links.push(link(to.id, unit(from.id, from.words.join(" "))));
      }
      for (const each of edits) {
        const before = units(scene.target);
        edit(scene, each);
        scene.links = carryLinks(before, units(scene.target), scene.links);
        const lines = standingsOf(units(scene.source), units(scene.target), scene.links);
        for (const { state } of lines) seen.add(state);
        const found = lines
          .filter(({ state }) => needsWork(state))
          .map(({ unit, sources }) => unit ?? `${sources[0]?.unit} -`);
        expect(found.sort()).toEqual(flagged(scene));
      }
    }),
    { numRuns: Number(process.env.PROVENANCE_RUNS ?? 500), seed: 20261130 },
  );
  expect([...seen].sort()).toEqual([
    "changed",
    "current",
    "sourceless",
    "unlinked",
    "untranslated",
  ]);
});
