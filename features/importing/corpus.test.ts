import { describe, expect, test } from "vitest";
import { besideOf, withBeside } from "./readers/beside";
import { readBytes } from "./readers/read-bytes";
import { importReportSchema } from "./report/import-report";
import type { CorpusFile } from "./testing/corpus/item";
import { newPages } from "./testing/corpus/new-pages";
import { oldPages } from "./testing/corpus/old-pages";
import { said } from "./testing/corpus/said";
import { texts } from "./testing/corpus/texts";
import { wechat } from "./testing/corpus/wechat";
import { site } from "./testing/fixtures";

/**
 * What is expected of each file stands in testing/corpus/expected, to be read
 * by people: its text, what is proposed, what is counted and what is told.
 */
describe("every file of the corpus gives the text and the report that are expected of it", () => {
  const files: CorpusFile[] = [...oldPages, ...newPages, ...wechat, ...texts];
  test.each(files.map((file) => [file.name, file] as const))(
    "%s",
    async (name, { bytes, beside = [] }) => {
      const options = { name, locale: undefined, site };
      const near = besideOf(beside.map((path) => ({ path, read: async () => Buffer.from(path) })));
      const text = await withBeside(await readBytes(Buffer.from(bytes), options), near);
      expect(importReportSchema.parse(text.report)).toEqual(text.report);
      await expect(said(text)).toMatchFileSnapshot(`testing/corpus/expected/${name}.txt`);
    },
  );
});
