import type { Page } from "@playwright/test";
import { templates } from "@/e2e/fixtures/templates";
import { expect, messages, test } from "@/e2e/fixtures/test";
import { locales } from "@/i18n/routing";

/** One of each kind of page; what they share is the same everywhere. */
const walked = ["home", "news", "story", "not found"];

const longest = "ru";

for (const locale of locales) {
  const words = messages(locale);

  test(`in ${locale} the first key leads past the header`, async ({ page }) => {
    await page.goto(`/${locale}/news`);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: words("SkipLink.label") });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await inMain(page)).toBe(true);
  });
}

// The order is that of the page, which is built alike in all languages; what is seen of it by the longest words.
test("everything is reached by keys in its order, and shows it, light and dark", async ({
  page,
  request,
  parser,
  isMobile,
}) => {
  const home = await parser.html(await (await request.get(`/${longest}`)).text());
  const all = templates(longest, home.links);
  // The colours are the same at every width.
  for (const colorScheme of isMobile ? (["light"] as const) : (["light", "dark"] as const)) {
    await page.emulateMedia({ colorScheme });
    for (const name of walked) {
      await page.goto(all.find((each) => each.name === name)?.path ?? "");
      const expected = await page.evaluate(markTargets);
      expect(expected).toBeGreaterThan(10);
      const unseen: string[] = [];
      const order: number[] = [];
      for (let step = 0; step < expected; step += 1) {
        await page.keyboard.press("Tab");
        const focused = await page.evaluate(describeFocus);
        order.push(focused.number);
        if (!focused.visible) unseen.push(focused.name);
      }
      const at = `${name}, ${colorScheme}`;
      expect.soft(unseen, at).toEqual([]);
      expect.soft(order, at).toEqual(Array.from({ length: expected }, (_, index) => index));
    }
  }
});

function inMain(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.closest("main") !== null);
}

/** Runs in the browser: numbers what can be used in the order of the page. @returns how many there are */
function markTargets(): number {
  const targets = [
    ...document.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, summary, [tabindex='0']",
    ),
  ].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  for (const [index, element] of targets.entries()) element.dataset.step = `${index}`;
  return targets.length;
}

/** Runs in the browser: a line of two pixels around it in a colour of its own, and nothing before it. */
function describeFocus() {
  const element = document.activeElement as HTMLElement | null;
  const number = Number(element?.dataset.step ?? "-1");
  if (!element || element === document.body) return { number, name: "nothing", visible: false };
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const outlined =
    outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && outlineColor !== ground;
  const box = element.getBoundingClientRect();
  const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const clear = !top || element.contains(top) || top.contains(element);
  return {
    number,
    name: `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`,
    visible: outlined && within && box.width > 0 && clear,
  };
}
