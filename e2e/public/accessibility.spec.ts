import { templates } from "@/e2e/fixtures/templates";
import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

for (const locale of locales) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds nothing on any template in ${locale}, ${colorScheme}`, async ({
      page,
      request,
      parser,
      axe,
    }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme });
      const home = await parser.html(await (await request.get(`/${locale}`)).text());
      for (const { name, path } of templates(locale, home.links)) {
        await page.goto(path);
        expect.soft(await axe(page), name).toEqual([]);
      }
    });
  }
}
