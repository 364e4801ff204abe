import { cp, mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { analysisFiles, analysisPrint } from "./version";

const root = process.cwd();

test("all that makes an index belongs to its print", () => {
  const files = analysisFiles(root);
  for (const name of ["fold", "tokens", "lexemes", "numbers", "pinyin", "stems"]) {
    expect(files).toContain(`features/search/analysis/${name}.ts`);
  }
  expect(files).toContain("lib/text/chinese-words.ts");
  expect(files).toContain("features/publication/body/body-text.ts");
  expect(files).not.toContain("features/search/query/snippet.ts");
});

test("a change of one of them is another print, and nothing else is", async () => {
  const copy = await mkdtemp(path.join(tmpdir(), "newsroom-test-"));
  for (const file of analysisFiles(root)) await cp(path.join(root, file), path.join(copy, file));
  await symlink(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  const before = analysisPrint(root);
  expect(analysisPrint(copy)).toBe(before);
  const fold = path.join(copy, "features/search/analysis/fold.ts");
  await writeFile(fold, (await readFile(fold, "utf8")).replace('"ё"', '"ѐ"'));
  expect(analysisPrint(copy)).not.toBe(before);
});
