import type { Content } from "@/features/editorial/schema";
import type { TermsIn } from "@/features/facts/names/terms-between";
import { encoded } from "@/features/xliff/codes/encode";
import { attributes, escapedText, piecesXml } from "@/features/xliff/format/write-xml";
import { namespace, noteText } from "@/features/xliff/format/xliff";
import type { Pairs } from "@/features/xliff/units/pairs";
import { linesOf, type Said, saidIn } from "@/features/xliff/units/said";
import { sharedInlines } from "@/features/xliff/units/shared-words";
import { type Locale, languages } from "@/i18n/routing";
import { isBlank } from "@/lib/text/seen";
import { type NoteWords, notesOf } from "./notes";
import { type Standing, stateOf } from "./states";

/** A story as it goes out to be translated. */
export type Story = {
  documentId: string;
  source: { locale: Locale; content: Content; version: number };
  target: { locale: Locale; content: Content; version: number; isApproved: boolean };
  pairs: Pairs;
  /** How a unit of the translation stands to its source. */
  standing: (unit: string) => Standing;
  /** On the desk. */
  address: string;
};

/** Names a story of this site in `original`, whatever a file is called. */
const originalOf = (documentId: string) => `stories/${documentId}`;

/**
 * One `<file>`: every unit of the source that has words, in the order in which
 * readers meet them. What a later import must know stands in `extradata`, the
 * standard's own place for it.
 */
export function fileXml(story: Story, words: NoteWords, terms: TermsIn): string {
  const { source, target, documentId } = story;
  const there = new Map(saidIn(target.content).map((each) => [each.unit, each]));
  const units = saidIn(source.content).filter(({ text }) => !isBlank(text));
  const said = attributes({
    original: originalOf(documentId),
    "source-language": languages[source.locale].tag,
    "target-language": languages[target.locale].tag,
    datatype: "plaintext",
    "product-name": "newsroom",
    "product-version": `${source.version}`,
    "build-num": `${target.version}`,
  });
  const about = [words.story(source.content.title), words.desk(story.address)];
  return [
    `  <file${said}>`,
    "    <header>",
    ...about.map((line) => `      ${noteXml(line)}`),
    "    </header>",
    "    <body>",
    ...units.map((unit) => unitXml(story, unit, there, words, terms)),
    "    </body>",
    "  </file>",
  ].join("\n");
}

const noteXml = (text: string) => `<note from="newsroom">${escapedText(text)}</note>`;

function unitXml(
  { source, target, pairs, standing }: Story,
  unit: Said,
  there: ReadonlyMap<string, Said>,
  words: NoteWords,
  terms: TermsIn,
): string {
  const shared = pairs.shared.get(unit.unit);
  const into = pairs.of.get(unit.unit);
  const now = there.get(into ?? "");
  const inlines = shared ? sharedInlines(shared, there) : (now?.inlines ?? []);
  const isThere = !isBlank(linesOf(inlines));
  const own = encoded(unit.inlines);
  const stands = standing(shared?.[0] ?? into ?? "");
  const state = stateOf(isThere ? stands : undefined, target.isApproved);
  const tag = (locale: Locale) => languages[locale].tag;
  const opening = attributes({
    id: unit.unit,
    resname: unit.unit,
    restype: `x-${unit.kind}`,
    extradata: noteText({
      source: unit.hash,
      target: isThere ? now?.hash : undefined,
      into,
    }),
    approved: state.isApproved ? "yes" : "no",
    "xml:space": "preserve",
  });
  const targetWords = isThere ? piecesXml(encoded(inlines, own.codes).pieces) : "";
  const notes = [
    ...notesOf(unit, own.codes, words, terms),
    ...(isThere && stands.former ? [words.former(stands.former)] : []),
  ];
  return [
    `      <trans-unit${opening}>`,
    `        <source${attributes({ "xml:lang": tag(source.locale) })}>${piecesXml(own.pieces)}</source>`,
    `        <target${attributes({ "xml:lang": tag(target.locale), state: state.state, "state-qualifier": state.qualifier })}>${targetWords}</target>`,
    ...notes.map((line) => `        ${noteXml(line)}`),
    "      </trans-unit>",
  ].join("\n");
}

/** A whole file, in pieces: a stream of them is never held at once. */
export async function* xliffXml(files: AsyncIterable<string> | Iterable<string>) {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2"${attributes({ xmlns: namespace })}>\n`;
  for await (const file of files) yield `${file}\n`;
  yield "</xliff>\n";
}
