import dns from "node:dns";
import net from "node:net";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { fontsFor } from "./card-fonts";
import { drawCard } from "./card-picture";
import { cardSize } from "./renditions";

const card = { section: "News", storyDate: new Date("2019-04-03T00:00:00Z") };

test("each script and rare characters are drawn at the size of a card, without asking anyone", async () => {
  // Whatever would leave the machine goes through one of these.
  const asked = [
    vi.spyOn(globalThis, "fetch"),
    vi.spyOn(net.Socket.prototype, "connect"),
    vi.spyOn(dns, "lookup"),
  ];
  const titles = [
    ["zh", "龘靐齉㐂𬭊𫟼䶮𠮷：宝鹰与 Москва 的“标准”"],
    ["en", "Façade, Żółć and 宝鹰 — “quoted”"],
    ["ru", "Подъём в 2019 г.: «Строители» и вода"],
  ] as const;
  for (const [locale, title] of titles) {
    const png = await drawCard({ ...card, locale, title });
    expect(await sharp(png).metadata(), title).toMatchObject({ ...cardSize, format: "png" });
  }
  for (const way of asked) {
    expect(way).not.toHaveBeenCalled();
    way.mockRestore();
  }
}, 60_000);

test("a character is drawn by the first font that has it, and never as a box", async () => {
  const rare = "龘靐齉㐂𬭊𫟼䶮𠮷𬴊𬇙〇";
  const text = `${rare}宝鹰AЁїқế№“”…`;
  for (const chinese of [true, false]) {
    const fonts = await fontsFor(text, chinese);
    if ("missing" in fonts) throw new Error(`missing: ${fonts.missing.join("")}`);
    const names = new Map<string, string>();
    for (const character of new Set(text)) {
      const font = fonts.fontOf.get(character);
      const glyph = font?.glyphForCodePoint(character.codePointAt(0) ?? 0);
      // The first glyph of every font is the box.
      expect(glyph?.id, character).toBeGreaterThan(0);
      expect(glyph?.path.commands.length, character).toBeGreaterThan(0);
      names.set(character, font?.familyName ?? "");
    }
    expect(names.get("A")).toMatch(/Source Serif/);
    expect(names.get("Ё")).toBe(names.get("A"));
    expect(names.get("宝")).not.toBe(names.get("A"));
    // More than one font of Chinese was needed for these.
    expect(new Set([...rare].map((each) => names.get(each))).size).toBeGreaterThan(1);
    expect(names.get("“")).toBe(names.get(chinese ? "宝" : "A"));
  }
}, 60_000);

test("what no reader sees costs no headline its card", async () => {
  const title = "葛\u{e0100}城 co\u00adoperation\ufe0f \u200bwith";
  expect(await drawCard({ ...card, locale: "zh", title })).toBeDefined();
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
