import { describe, expect, test } from "vitest";
import { besideOf, withBeside } from "@/features/importing/readers/beside";
import { readBytes } from "@/features/importing/readers/read-bytes";
import { importReportSchema } from "@/features/importing/report/import-report";
import { site } from "@/features/importing/testing/fixtures";
import type { CorpusFile } from "./item";
import { newPages } from "./new-pages";
import { oldPages } from "./old-pages";
import { said } from "./said";
import { texts } from "./texts";
import { wechat } from "./wechat";

/**
 * What is expected of each file stands in testing/corpus/expected, to be read
 * by people: its text, what is proposed, what is counted and what is told.
 */
const files: CorpusFile[] = [...oldPages, ...newPages, ...wechat, ...texts];

describe("every file of the corpus gives the text and the report that are expected of it", () => {
  test.each(files.map((file) => [file.name, file] as const))(
    "%s",
    async (name, { bytes, beside = [] }) => {
      const options = { name, locale: undefined, site };
      const near = besideOf(beside.map((path) => ({ path, read: async () => Buffer.from(path) })));
      const text = await withBeside(await readBytes(Buffer.from(bytes), options), near);
      expect(importReportSchema.parse(text.report)).toEqual(text.report);
      await expect(said(text)).toMatchFileSnapshot(`expected/${name}.txt`);
    },
  );
});

describe("choosing what was found gives the same text", () => {
  const pages = files.filter(({ name }) => /\.html?$/.test(name));
  test.each(pages.map((file) => [file.name, file] as const))("%s", async (name, { bytes }) => {
    const options = { name, locale: undefined, site, forPerson: true };
    const found = await readBytes(Buffer.from(bytes), options);
    expect(found.parts).toBeDefined();
    const chosen = found.parts?.flatMap(({ pieces }) =>
      pieces.flatMap(({ at, taken }) => (taken ? [at] : [])),
    );
    const again = await readBytes(Buffer.from(bytes), { ...options, chosen: chosen ?? [] });
    expect(again.body).toEqual(found.body);
  });
});
