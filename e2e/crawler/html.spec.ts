import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { templates } from "@/e2e/fixtures/templates";
import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

type Finding = { type: string; url: string; lastLine?: number; message: string; extract?: string };

test("the HTML checker finds no error in any template and language", async ({
  request,
  parser,
}) => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(path.join(tmpdir(), "newsroom-html-"));
  try {
    for (const locale of locales) {
      const home = await parser.html(await (await request.get(`/${locale}`)).text());
      for (const { name, path: address } of templates(locale, home.links)) {
        const response = await request.get(address, { maxRedirects: 0 });
        const file = `${locale} ${name}`.replaceAll(/\W+/g, "-");
        await writeFile(path.join(folder, `${file}.html`), await response.text());
      }
    }
    expect(await errorsIn(folder)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function errorsIn(folder: string): Promise<string[]> {
  const options = ["-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", folder];
  const { stdout } = await promisify(execFile)("java", options, { maxBuffer: 32 * 1024 * 1024 });
  const { messages } = JSON.parse(stdout) as { messages: Finding[] };
  return messages
    .filter(({ type }) => type !== "info")
    .map(({ url, lastLine, message, extract }) => {
      const where = `${path.basename(url)}:${lastLine ?? 0}`;
      return `${where} ${message} ${extract?.replaceAll(/\s+/g, " ") ?? ""}`;
    });
}
