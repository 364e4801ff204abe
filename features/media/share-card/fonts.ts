import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { create, type Font } from "fontkit";
import subsetFont from "subset-font";

/**
 * Fonts of share cards, from packages, each cut to the characters that are
 * wanted: Source Serif for Latin, Cyrillic and Greek, Source Han Serif for
 * Chinese (30,000 characters), Chiron Sung for rare ones beyond. The common
 * packages of Noto Serif SC were tried: they lack half of the standard's rare
 * characters, and a missing one is a box.
 */

const { resolve } = createRequire(import.meta.url);

type Face = {
  file: string;
  weight: Record<string, number> | undefined;
  has: (code: number) => boolean;
};

const latin = resolve("source-serif/OTF/SourceSerif4Display-Semibold.otf");
const styles: [css: string, weight: Record<string, number>][] = [
  [resolve("@chinese-fonts/syst/dist/SourceHanSerifCN/result.css"), { wght: 600 }],
  [
    path.join(path.dirname(resolve("chiron-sung-hk-webfont/package.json")), "css/vf.css"),
    { wght: 600, PADG: 0 },
  ],
];

let faces: Promise<Face[]> | undefined;

/** Later faces stand in for what the earlier ones lack. */
async function allFaces(): Promise<Face[]> {
  const first = create(await readFile(latin)) as Font;
  const own = new Set(first.characterSet);
  const others = await Promise.all(styles.map(([css, weight]) => facesIn(css, weight)));
  return [{ file: latin, weight: undefined, has: (code) => own.has(code) }, ...others.flat()];
}

/** The files of a font that is cut into many, with the characters that each has. */
async function facesIn(css: string, weight: Record<string, number>): Promise<Face[]> {
  const text = await readFile(css, "utf8");
  return [...text.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rule = ""]) => {
    const file = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(rule)?.[1];
    const ranges = /unicode-range:([^;]+)/.exec(rule)?.[1];
    if (!file || !ranges) return [];
    const spans = ranges.split(",").map((range) => {
      const [from = "", to = from] = range.trim().replace(/^U\+/i, "").split("-");
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
    const has = (code: number) => spans.some(([from, to]) => code >= from && code <= to);
    return [{ file: path.resolve(path.dirname(css), file), weight, has }];
  });
}

/** Marks that both scripts have, and that Chinese sets in a square of their own. */
const chineseMarks = /[“”‘’—…·]/u;

/**
 * The fonts for a text.
 *
 * @param chinese marks that several scripts share are set as in Chinese
 * @returns the font of each character, or the characters that no font has
 */
export async function fontsFor(
  text: string,
  chinese: boolean,
): Promise<{ fontOf: Map<string, Font> } | { missing: string[] }> {
  faces ??= allFaces();
  const known = await faces;
  const wanted = new Map<Face, string>();
  const missing: string[] = [];
  for (const character of new Set(text)) {
    const code = character.codePointAt(0) ?? 0;
    const order =
      chinese && chineseMarks.test(character) ? [...known.slice(1), ...known.slice(0, 1)] : known;
    const face = order.find((each) => each.has(code));
    if (face) wanted.set(face, (wanted.get(face) ?? "") + character);
    else missing.push(character);
  }
  if (missing.length > 0) return { missing };
  const fontOf = new Map<string, Font>();
  for (const [{ file, weight }, characters] of wanted) {
    const font = await cut(file, characters, weight);
    for (const character of characters) {
      // A range in a stylesheet is a promise; the font itself decides.
      if (font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) fontOf.set(character, font);
      else missing.push(character);
    }
  }
  return missing.length > 0 ? { missing } : { fontOf };
}

/** At one weight: the library that reads outlines cannot vary a compressed font itself. */
async function cut(file: string, characters: string, weight: Face["weight"]): Promise<Font> {
  const options = { targetFormat: "sfnt", ...(weight ? { variationAxes: weight } : {}) } as const;
  return create(await subsetFont(await readFile(file), characters, options)) as Font;
}
