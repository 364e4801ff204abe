import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { UnitState } from "@/features/editorial/units/provenance";
import { anyText } from "@/features/xliff/testing/any-text";
import { exported } from "@/features/xliff/testing/files";

const states: UnitState[] = [
  "current",
  "changed",
  "untranslated",
  "sourceless",
  "confirmed",
  "machine",
  "unlinked",
];

const read = (fileName: string, folder: string) => ({
  fileName,
  contents: readFileSync(path.join(process.cwd(), folder, fileName), "utf8"),
});

async function faults(documents: { fileName: string; contents: string }[]): Promise<string[]> {
  const result = await validateXML({
    xml: documents,
    schema: [read("written.xsd", "features/xliff/testing")],
    preload: [read("xml.xsd", "e2e/fixtures/schemas")],
    initialMemoryPages: 512,
    maxMemoryPages: 2048,
  });
  return result.errors.map(({ rawMessage }) => rawMessage);
}

test("exports are XLIFF 1.2: every block, every state, translated and not", async () => {
  const texts = fc.sample(anyText, { numRuns: states.length * 3, seed: 56 });
  const documents = await Promise.all(
    texts.map(async (text, index) => {
      const state = states[index % states.length] ?? "current";
      const contents = await exported(text, index % 3 === 0 ? undefined : text, {
        standing: () => ({ state, former: state === "changed" ? "<former>" : "" }),
      });
      return { fileName: `${index}.xlf`, contents };
    }),
  );
  expect(await faults(documents)).toEqual([]);
  const [first] = documents;
  const broken = first?.contents.replace(/ state="[^"]*"/, ' state="done"') ?? "";
  expect(await faults([{ fileName: "broken.xlf", contents: broken }])).not.toEqual([]);
}, 60_000);
