import type { Inline, Mark } from "@/features/publication/schema";
import { type Codes, codeNames, type Meaning, sameMeaning } from "./meanings";
import type { Code, Piece } from "./pieces";

type Encoded = { pieces: Piece[]; codes: Map<string, Meaning> };

/**
 * The words of a unit with their marks and breaks as codes.
 *
 * @param source the codes of the source, where this is its translation: what
 *   means the same gets the same id, and what the source has not one of its own
 */
export function encoded(inlines: readonly Inline[], source: Codes = new Map()): Encoded {
  const opened: { code: Code; meaning: Meaning }[] = [];
  const code = (meaning: Meaning, content: Code["content"]): Code => {
    const made: Code = { id: "", ctype: codeNames[meaning.type].ctype, content };
    opened.push({ code: made, meaning });
    return made;
  };
  const pieces = nested(
    inlines.map((inline) => ({ inline, marks: marksOf(inline) })),
    code,
  );
  return { pieces, codes: named(opened, source) };
}

type Run = { inline: Inline; marks: readonly Mark[] };

const marksOf = (inline: Inline): readonly Mark[] =>
  inline.type === "text" ? (inline.marks ?? []) : [];

/** Runs beside each other with the same first mark stand in one code. */
function nested(
  runs: readonly Run[],
  code: (meaning: Meaning, content: Code["content"]) => Code,
): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < runs.length; ) {
    const [{ inline, marks }] = [runs[at] as Run];
    const [first] = marks;
    if (!first) {
      if (inline.type === "hardBreak") pieces.push(code({ type: "break" }, null));
      else if (typeof pieces.at(-1) === "string") pieces.push(`${pieces.pop()}${inline.text}`);
      else pieces.push(inline.text);
      at++;
      continue;
    }
    let end = at + 1;
    while (end < runs.length) {
      const next = runs[end]?.marks[0];
      if (!next || !sameMeaning(next, first)) break;
      end++;
    }
    const inner: Piece[] = [];
    pieces.push(code(first, inner));
    const within = runs.slice(at, end).map((run) => ({ ...run, marks: run.marks.slice(1) }));
    inner.push(...nested(within, code));
    at = end;
  }
  return pieces;
}

/** Gives each code its id: those of equal meaning first, so that a link that was changed takes no other's. */
function named(opened: readonly { code: Code; meaning: Meaning }[], source: Codes) {
  const free = new Map(source);
  const take = (is: (meaning: Meaning) => boolean) => {
    const found = [...free].find(([, meaning]) => is(meaning));
    if (found) free.delete(found[0]);
    return found?.[0];
  };
  for (const { code, meaning } of opened) {
    code.id = take((each) => sameMeaning(each, meaning)) ?? "";
  }
  for (const { code, meaning } of opened) {
    if (code.id === "") code.id = take((each) => each.type === meaning.type) ?? "";
  }
  const taken = new Set([...source.keys(), ...opened.map(({ code }) => code.id)]);
  const last = new Map<string, number>();
  for (const { code, meaning } of opened) {
    const name = codeNames[meaning.type].id;
    for (let number = (last.get(name) ?? 0) + 1; code.id === ""; number++) {
      last.set(name, number);
      if (!taken.has(`${name}${number}`)) code.id = `${name}${number}`;
    }
  }
  return new Map(opened.map(({ code, meaning }) => [code.id, meaning]));
}
