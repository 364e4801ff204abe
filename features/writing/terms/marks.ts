import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { TextTerm } from "@/features/editorial/facts/terms-in-text";
import { blocksOf } from "@/features/writing/commenting/doc-words";

const key = new PluginKey<DecorationSet>("terms");
export const termMarksKey = key;

/**
 * Shows which words are terms of the house. Never a mark of the text; while
 * somebody types, the marks move with the words, and are made anew when the
 * server has looked at what was saved.
 */
export const termMarks = () =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, before) {
        const terms: readonly TextTerm[] | undefined = transaction.getMeta(key);
        if (terms) return decorated(transaction.doc, terms);
        return before.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });

function decorated(doc: Node, terms: readonly TextTerm[]): DecorationSet {
  const blocks = blocksOf(doc);
  const decorations = terms.flatMap(({ id, places }) =>
    places.flatMap(({ unit, starts, quote, forbidden }) => {
      const block = blocks.get(unit);
      const at = block ? placeOf(block.raw, quote, starts) : -1;
      if (!block || at === -1) return [];
      const from = block.at + at;
      const name = forbidden ? "term is-forbidden" : "term";
      return [
        Decoration.inline(from, from + quote.length, { class: name }, { id, quote, forbidden }),
      ];
    }),
  );
  return DecorationSet.create(doc, decorations);
}

/** Where the words stand now: somebody may have typed before them since they were saved. */
function placeOf(words: string, quote: string, starts: number): number {
  if (words.startsWith(quote, starts)) return starts;
  let best = -1;
  for (let at = words.indexOf(quote); at !== -1; at = words.indexOf(quote, at + 1))
    if (best === -1 || Math.abs(at - starts) < Math.abs(best - starts)) best = at;
  return best;
}

export type MarkedTerm = { id: string; forbidden: boolean };

/** The term in which the caret stands; undefined where its words are no longer those that were found. */
export function termAt(state: EditorState): MarkedTerm | undefined {
  const { from, to } = state.selection;
  const [found] = key.getState(state)?.find(from, to) ?? [];
  if (!found || from < found.from || to > found.to) return undefined;
  const { id, quote, forbidden } = found.spec;
  return state.doc.textBetween(found.from, found.to) === quote ? { id, forbidden } : undefined;
}

/** Where the first of a term's marks is. */
export function firstPlaceOf(state: EditorState, id: string) {
  const all = key.getState(state)?.find(undefined, undefined, (spec) => spec.id === id) ?? [];
  const [first] = all.toSorted((a, b) => a.from - b.from);
  return first && { from: first.from, to: first.to };
}
