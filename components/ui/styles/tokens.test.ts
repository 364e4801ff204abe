import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(path.join(import.meta.dirname, "tokens.css"), "utf8");
const [light = "", dark = ""] = css.split("prefers-color-scheme: dark");

/** WCAG 2.2: 4.5 for text, 3 for what is not text (lines that carry meaning, focus). */
const pairs: [name: string, ground: string, least: number][] = [
  ["ink", "paper", 4.5],
  ["ink", "paper-deep", 4.5],
  ["ink-soft", "paper", 4.5],
  ["ink-soft", "paper-deep", 4.5],
  ["accent", "paper", 4.5],
  ["accent", "paper-deep", 4.5],
  ["paper", "ink", 4.5],
  ["rule", "paper", 3],
  ["rule", "paper-deep", 3],
  ["accent-ground", "paper", 3],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("%s", (_, scheme) => {
  const colours = Object.fromEntries(
    [...scheme.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );

  test.each(pairs)("%s on %s", (text, ground, least) => {
    expect(contrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(least);
  });

  test("white on the accent's ground: what is selected", () => {
    expect(contrast("#ffffff", colours["accent-ground"])).toBeGreaterThanOrEqual(4.5);
  });
});

test("dark answers every colour of light", () => {
  const names = (scheme: string) =>
    [...scheme.matchAll(/--color-([\w-]+):/g)].map(([, name]) => name).sort();
  expect(names(dark)).toEqual(names(light));
});

function contrast(one = "", other = ""): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
