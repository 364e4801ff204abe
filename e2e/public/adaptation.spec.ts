import { cutText, overlappingText, smallTargets, spaceText } from "@/e2e/fixtures/adaptation";
import { matrix } from "@/e2e/fixtures/documents";
import { pathOf } from "@/e2e/fixtures/publishing";
import { templates } from "@/e2e/fixtures/templates";
import { expect, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

const oneOfEachKind = ["home", "news", "story", "not found"];

// What readers change for themselves: size, spacing, colours, motion.

for (const locale of locales) {
  test.describe(`every template in ${locale}`, () => {
    let all: ReturnType<typeof templates> = [];
    test.beforeEach(async ({ request, parser }) => {
      const home = await parser.html(await (await request.get(`/${locale}`)).text());
      all = templates(locale, home.links);
    });

    test("keeps its header in one row in wide windows, also where languages are missing", async ({
      page,
    }) => {
      const alone = matrix.find(({ states }) =>
        locales.every((each) => states[each] === (each === locale ? "live" : "absent")),
      );
      if (!alone) throw new Error("The matrix has a story in each language alone");
      for (const width of [1090, 1280, 1407, 1440, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(pathOf(alone, locale));
        const header = await page.getByRole("banner").boundingBox();
        expect.soft(header?.height, `${width} pixels wide`).toBeLessThan(90);
      }
    });

    // By the words without spaces and by the longest; what is between them breaks where these do.
    if (locale === "en") return;
    test("has no sideways scrolling, targets of 24 pixels, and stands text spacing (WCAG 1.4.12) and 400 % zoom (1.4.10)", async ({
      page,
    }) => {
      test.setTimeout(180_000);
      for (const { name, path } of all) {
        await page.setViewportSize({ width: 320, height: 640 });
        await page.goto(path);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(320);
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const small = await page.evaluate(smallTargets);
          expect.soft(small, `${name} at ${width}`).toEqual([]);
        }
        await page.evaluate(spaceText);
        for (const width of [1280, 390, 320]) {
          // 1280 by 1024 pixels at 400 %.
          await page.setViewportSize({ width, height: width === 320 ? 256 : 1024 });
          const at = `${name} at ${width}`;
          expect.soft(await page.evaluate(cutText), `${at}: cut off`).toEqual([]);
          expect.soft(await page.evaluate(overlappingText), `${at}: overlaps`).toEqual([]);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect.soft(wide, `${at}: sideways`).toBeLessThanOrEqual(width);
        }
      }
    });
  });
}

// Colours and motion know nothing of words: by those of one language.

test.describe("every template", () => {
  const locale = "ru";
  let all: ReturnType<typeof templates> = [];
  test.beforeEach(async ({ request, parser }) => {
    const home = await parser.html(await (await request.get(`/${locale}`)).text());
    all = templates(locale, home.links);
  });

  test("can be used with forced colours", async ({ page, axe }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
    for (const { name, path } of all.filter((each) => oneOfEachKind.includes(each.name))) {
      await page.goto(path);
      expect.soft(await axe(page), name).toEqual([]);
      // Shadows and grounds are gone: what is current and what is a link must show without them.
      const current = page.locator(".site-navigation a[aria-current]");
      if ((await current.count()) > 0) {
        await expect.soft(current.first(), name).toHaveCSS("text-decoration-line", "underline");
      }
      await page.keyboard.press("Tab");
      const skip = page.locator(":focus");
      await expect.soft(skip, name).toHaveCSS("outline-style", "solid");
      await expect.soft(skip, name).toBeInViewport();
    }
  });

  test("moves nothing for those who ask for less motion", async ({ page }) => {
    for (const reducedMotion of ["no-preference", "reduce"] as const) {
      await page.emulateMedia({ reducedMotion });
      await page.goto(`/${locale}/news`);
      const fades = reducedMotion === "no-preference";
      const name = await page
        .getByRole("banner")
        .evaluate((header) => getComputedStyle(header).viewTransitionName);
      expect(name !== "none").toBe(fades);
      await page.evaluate(watchTransition);
      await page.locator(".story-title a").first().click();
      await page.waitForURL(/\/news\/[^/]+\/[^/]+$/);
      expect(await page.evaluate(() => sessionStorage.getItem("faded"))).toBe(fades ? "yes" : "no");
      for (const { path } of all.slice(0, 3)) {
        await page.goto(path);
        const moving = await page.evaluate(() => document.getAnimations().length);
        expect(moving, path).toBe(0);
      }
    }
  });
});

/** Runs in the browser: notes whether leaving this page fades into the next one. */
function watchTransition(): void {
  addEventListener("pageswap", (event) => {
    sessionStorage.setItem("faded", event.viewTransition ? "yes" : "no");
  });
}
