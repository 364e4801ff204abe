import { templates } from "@/e2e/fixtures/templates";
import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

/**
 * The main templates against reference pictures, so that nothing spoils the
 * look unseen. Half the scale keeps the pictures small and makes them care
 * for the layout more than for how a machine draws its letters.
 *
 * After an intended change (a field in the header, another size):
 * `npm run test:visual -- --update-snapshots=all`, and look at each picture
 * before it is committed.
 */
test.use({ deviceScaleFactor: 0.5, contextOptions: { reducedMotion: "reduce" } });

const screens = {
  phone: { width: 360, height: 1400 },
  desktop: { width: 1440, height: 1400 },
};

const shown = ["home", "news", "year", "story", "page", "not found"];

/** Its pictures are those of an article in the dark as well. */
const inTheDark = "story";

for (const locale of locales) {
  for (const [screen, viewport] of Object.entries(screens)) {
    test(`templates in ${locale} look as they did, ${screen}`, async ({
      page,
      request,
      parser,
    }) => {
      test.setTimeout(120_000);
      await page.setViewportSize(viewport);
      const home = await parser.html(await (await request.get(`/${locale}`)).text());
      const all = templates(locale, home.links);
      for (const name of shown) {
        const path = all.find((each) => each.name.split(" /")[0] === name)?.path;
        for (const colorScheme of name === inTheDark ? (["light", "dark"] as const) : ["light"]) {
          await page.emulateMedia({ colorScheme: colorScheme === "dark" ? "dark" : "light" });
          await page.goto(path ?? name);
          await page.evaluate(everythingDrawn);
          const picture = [name.replace(" ", "-"), locale, screen, colorScheme].join("-");
          await expect.soft(page).toHaveScreenshot(`${picture}.png`, {
            scale: "device",
            // Instants are those of this run; illustrations count by their place alone.
            mask: [page.locator('time[datetime*="T"]'), page.locator("img")],
            maskColor: "#9a9a9a",
            threshold: 0.3,
            maxDiffPixelRatio: 0.004,
          });
        }
      }
    });
  }
}

/** Runs in the browser: fonts there, and every picture that is in the window. */
async function everythingDrawn(): Promise<void> {
  await document.fonts.ready;
  const seen = [...document.images].filter(
    (image) => image.getBoundingClientRect().top < innerHeight,
  );
  await Promise.all(seen.map((image) => image.decode().catch(() => {})));
}
