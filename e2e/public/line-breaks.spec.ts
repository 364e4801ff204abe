import { headlinePieces } from "@/components/ui/headline-pieces";
import { lineFaults, prepareLines } from "@/e2e/fixtures/line-breaks";
import { templates } from "@/e2e/fixtures/templates";
import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

// Words stay whole in every window: every width of a phone, and the common ones above.

const phones = Array.from({ length: 161 }, (_, index) => 320 + index);
/** Every one by `npm run test:widths`; else each twenty-third and those that phones have. */
const looked =
  process.env.WIDTHS === "all"
    ? phones
    : [...phones.filter((_, index) => index % 23 === 0), 360, 390];
const widths = [...looked, 768, 1024, 1280, 1440];

for (const locale of locales) {
  test(`no line in ${locale} breaks where the language forbids it`, async ({
    page,
    request,
    parser,
  }) => {
    test.slow();
    const home = await parser.html(await (await request.get(`/${locale}`)).text());
    for (const { name, path } of templates(locale, home.links)) {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.goto(path);
      await prepareLines(page, (text) => headlinePieces(locale, text));
      const found = new Map<string, number[]>();
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        for (const { kind, text } of await lineFaults(page)) {
          const fault = `${kind}: ${text}`;
          found.set(fault, [...(found.get(fault) ?? []), width]);
        }
      }
      expect.soft(Object.fromEntries(found), `${name} ${path}`).toEqual({});
    }
  });
}
