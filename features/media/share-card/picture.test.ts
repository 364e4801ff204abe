import dns from "node:dns";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { cardSize } from "@/features/media/pictures/renditions";
import { mediaFile } from "@/features/media/testing/kept-file";
import { fontsFor } from "./fonts";
import { drawCard } from "./picture";

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

test("the picture that leads a text stands on its card, cut around its point; the words keep clear of it", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "newsroom-card-"));
  vi.stubEnv("DATA_DIR", folder);
  try {
    const picture = { hash: "ab".repeat(32), width: 1600, height: 900, focalX: 0.9, focalY: 0.5 };
    const file = mediaFile(picture.hash, "1200.jpg");
    await mkdir(path.dirname(file), { recursive: true });
    // Blue but for its right fifth, which is red: the point lies there.
    const red = {
      create: { width: 240, height: 675, channels: 3, background: "#e00000" },
    } as const;
    await sharp({ create: { width: 1200, height: 675, channels: 3, background: "#0000e0" } })
      .composite([{ input: await sharp(red).png().toBuffer(), left: 960, top: 0 }])
      .jpeg()
      .toFile(file);
    const title = "A headline that is long enough to be set in several lines beside a picture";
    const png = await drawCard({ ...card, locale: "en", title, picture });
    expect(await sharp(png).metadata()).toMatchObject({ ...cardSize, format: "png" });
    const { data, info } = await sharp(png)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ];
    const [r = 0, , b = 0] = at(1190, 300);
    expect(r).toBeGreaterThan(b + 100);
    const [r2 = 0, , b2 = 0] = at(710, 300);
    expect(b2).toBeGreaterThan(r2 + 100);
    // Between the words and the picture is paper, on every line of the headline.
    const light = (x: number, y: number) => Math.min(...at(x, y)) > 200;
    for (let y = 172; y < 520; y++) expect([y, light(690, y)]).toEqual([y, true]);

    const gone = { ...picture, hash: "cd".repeat(32) };
    const without = await drawCard({ ...card, locale: "en", title, picture: gone });
    expect(without).toEqual(await drawCard({ ...card, locale: "en", title }));
  } finally {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
