import { expect, test } from "vitest";
import { terms } from "@/prisma/seed/content/terms";
import { csvOfTerms, termsOfCsv } from "./csv";
import { tbxOfTerms, termsOfTbx } from "./tbx";
import { UnreadableTerms } from "./unreadable";

const odd = {
  forms: { zh: ["甲 & 乙"], en: ['A "quoted", one', "<b>"], ru: [] },
  forbidden: { zh: [], en: ["A, wrong"], ru: ["Не так"] },
  note: 'Said "so",\nin two lines',
  public: true,
  implied: true,
};

test.each([
  ["CSV", csvOfTerms, termsOfCsv],
  ["TBX", tbxOfTerms, termsOfTbx],
])("%s loses nothing on its way out and in again", (_, write, read) => {
  const all = [...terms, { ...odd, note: odd.note.replace("\n", " ") }];
  expect(read(write(all))).toEqual(all);
});

test("TBX of another program, in the names of 2019, with a language that the house has not", () => {
  const file = `<?xml version="1.0"?>\r\n<tbx style="dca" type="TBX-Basic" xml:lang="en"><text><body>
    <conceptEntry id="c1"><langSec xml:lang="de"><termSec><term>Turm</term></termSec></langSec>
    <langSec xml:lang="en-GB"><termSec><term>tower &amp; mast</term></termSec>
      <termSec><term>pylon</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
    <langSec xml:lang="ru"><termSec><term>башня</term></termSec></langSec></conceptEntry></body></text></tbx>`;
  expect(termsOfTbx(file)).toMatchObject([
    { forms: { zh: [], en: ["tower & mast"], ru: ["башня"] }, forbidden: { en: ["pylon"] } },
  ]);
});

test.each([
  ["CSV", termsOfCsv, "zh,en\n甲,A\n,\n", 3],
  ["CSV", termsOfCsv, "zh,colour\n甲,A\n", 1],
  ["TBX", termsOfTbx, "<martif>\n<text>\n</martif>", 3],
  ["TBX", termsOfTbx, "<other/>", undefined],
  ["TBX", termsOfTbx, "<martif><text><body><termEntry/></body></text></martif>", 1],
  ["TBX", termsOfTbx, '<!DOCTYPE martif [<!ENTITY a "b">]><martif/>', 1],
])("%s that cannot be read is refused, with its row", (_, read, file, row) => {
  try {
    read(file);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableTerms);
    expect((error as UnreadableTerms).row).toBe(row);
    return;
  }
  expect.unreachable("it was taken in");
});

test.each([
  [`zh,en,note\n甲,A,ok\n乙,B,${"n".repeat(501)}`, "the note has more than 500 characters"],
  ["zh,en\n,\n甲,A\n", undefined],
  ["zh,note\n,only a note\n", "it has no form in any language"],
  [`en\n${"x".repeat(121)}`, "number 1 of its forms in en has more than 120 characters"],
  [`en\n${Array.from({ length: 25 }, (_, at) => `f${at}`).join("|")}`, "en has more than 24 forms"],
  [
    `en,ru_forbidden\nA,${"я".repeat(121)}`,
    "number 1 of its forms not to be used in ru has more than 120 characters",
  ],
])("what is wrong with a term is said in words: %#", (file, said) => {
  const read = () => termsOfCsv(file);
  if (said === undefined) expect(read).toThrow(UnreadableTerms);
  else expect(read).toThrow(said);
});
