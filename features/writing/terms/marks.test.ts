import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import type { TextTerm } from "@/features/editorial/facts/terms-in-text";
import { extensions } from "@/features/writing/body/extensions";
import { firstPlaceOf, termAt, termMarks, termMarksKey } from "./marks";

const schema = getSchema(extensions());
const stateOf = (...texts: string[]) =>
  EditorState.create({
    plugins: [termMarks()],
    doc: Node.fromJSON(schema, {
      type: "doc",
      content: texts.map((text, index) => ({
        type: "paragraph",
        attrs: { id: `b${index}` },
        content: [{ type: "text", text }],
      })),
    }),
  });
const term = (id: string, ...places: TextTerm["places"]): TextTerm => ({
  id,
  forms: { zh: [], en: ["Vorobyov"], ru: [] },
  note: "",
  decidedBy: "",
  places,
});
const place = (unit: string, starts: number, quote: string, forbidden = false) => ({
  unit,
  starts,
  quote,
  forbidden,
});
const marked = (state: EditorState, ...terms: TextTerm[]) =>
  state.apply(state.tr.setMeta(termMarksKey, terms));
const at = (state: EditorState, position: number) =>
  termAt(state.apply(state.tr.setSelection(TextSelection.create(state.doc, position))));

test("a term is known where it stands, also where somebody has typed before it meanwhile", () => {
  const vorobyov = term("v", place("b:b0", 0, "Vorobyov"), place("b:b0", 17, "Vorobiyov", true));
  let state = marked(stateOf("Well, Vorobyov spoke to Vorobiyov."), vorobyov);
  expect(at(state, 9)).toEqual({ id: "v", forbidden: false });
  expect(at(state, 28)).toEqual({ id: "v", forbidden: true });
  expect(at(state, 2)).toBeUndefined();
  // It moves with the words, and is no term any more when its own words change.
  state = state.apply(state.tr.insertText("Ah! ", 1));
  expect(firstPlaceOf(state, "v")).toEqual({ from: 11, to: 19 });
  state = state.apply(state.tr.insertText("X", 14));
  expect(at(state, 15)).toBeUndefined();
});

test("the body is what it was, and a term of another block or of words that are gone is not marked", () => {
  const before = stateOf("Vorobyov spoke.");
  const state = marked(before, term("v", place("b:b7", 0, "Vorobyov"), place("b:b0", 0, "Gu Pu")));
  expect(state.doc.eq(before.doc)).toBe(true);
  expect(firstPlaceOf(state, "v")).toBeUndefined();
});

test("four hundred blocks with a term each are marked in a few frames, and typing costs none", () => {
  const texts = Array.from(
    { length: 400 },
    (_, index) => `Passage ${index}: Vorobyov spoke at length.`,
  );
  const all = term(
    "v",
    ...texts.map((text, index) => place(`b:b${index}`, text.indexOf("V"), "Vorobyov")),
  );
  const state = stateOf(...texts);
  const time = (work: () => void) => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  };
  marked(state, all);
  let after = state;
  const markingMs = time(() => {
    after = marked(state, all);
  });
  const typingMs = time(() => {
    for (let count = 0; count < 20; count++) after = after.apply(after.tr.insertText("a", 2));
  });
  // Generous: the machine has other work. Here 5 ms and 0.1 ms a letter.
  expect(markingMs).toBeLessThan(200);
  expect(typingMs / 20).toBeLessThan(16);
});
