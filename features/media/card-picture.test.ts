import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { cardSize, drawCard } from "./card-picture";

const card = { section: "News", storyDate: new Date("2019-04-03T00:00:00Z") };

test("each script and rare characters are drawn at the size of a card, without asking anyone", async () => {
  const asked = vi.spyOn(globalThis, "fetch");
  const titles = [
    ["zh", "龘靐齉㐂𬭊𫟼䶮𠮷：宝鹰与 Москва 的“标准”"],
    ["en", "Façade, Żółć and 宝鹰 — “quoted”"],
    ["ru", "Подъём в 2019 г.: «Строители» и вода"],
  ] as const;
  for (const [locale, title] of titles) {
    const png = await drawCard({ ...card, locale, title });
    expect(await sharp(png).metadata(), title).toMatchObject({ ...cardSize, format: "png" });
  }
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
}, 60_000);

test("a character that no font has makes no card rather than a box", async () => {
  expect(await drawCard({ ...card, locale: "en", title: "A \u{1f980} crab" })).toBeUndefined();
}, 60_000);

test("a headline that is far too long is cut within the card", async () => {
  const title = "Строительство и стандарты ".repeat(40);
  const png = await drawCard({ ...card, locale: "ru", title });
  // Below the rule and the date there is nothing but paper.
  const { data } = await sharp(png)
    .extract({ left: 0, top: 605, width: cardSize.width, height: 20 })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(Math.min(...data)).toBeGreaterThan(230);
}, 60_000);
