import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { convert } from "fontverter";
import subsetFont from "subset-font";

/**
 * Makes the web fonts in `public/fonts` from Source Serif 4 (SIL Open
 * Font License): one file a script, so that a page loads one. Chinese pages
 * load none. Run by hand, `npm run fonts`, when the characters change; the
 * files are committed. A name carries a hash of its content: browsers keep
 * the file for good. Put new names into `components/ui/fonts.ts` and
 * `components/ui/styles/fonts.css`.
 */

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join("");

const ascii = range(0x20, 0x7e);
const signs = "\u00a0©«»·°§×–—‘’“”„•…€№→←▲";
const accented = "ÀÁÂÄÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜßàáâäçèéêëíîïñóôöøùúûüÿŒœŠšŽž";
const cyrillic = `${range(0x410, 0x44f)}Ёё`;

const files = {
  "newsroom-serif-latin": ascii + signs + accented,
  "newsroom-serif-cyrillic": ascii + signs + cyrillic,
};

/** Kerning; old-style figures for text, tabular ones for tables. */
const keepFeatures = ["kern", "onum", "tnum"];

/**
 * The licence reserves the name "Source" for the unmodified fonts. Names are
 * stored as UTF-16 in records of fixed length, so the new ones are as long.
 */
const names = {
  "Source Serif 4 Variable": "Newsroom Serif Variable",
  SourceSerif4Variable: "NewsroomSerifVarying",
};

const require = createRequire(import.meta.url);
const original = readFileSync(
  path.join(
    path.dirname(require.resolve("source-serif/package.json")),
    "VAR/SourceSerif4Variable-Roman.ttf",
  ),
);
const folder = path.resolve("public/fonts");

mkdirSync(folder, { recursive: true });
for (const [name, characters] of Object.entries(files)) {
  const subset = await subsetFont(original, characters, {
    targetFormat: "sfnt",
    keepFeatures,
    noHinting: true,
    dropTables: ["DSIG", "meta", "MVAR", "BASE"],
    // One optical size, between text and headline: the axis would double the files.
    variationAxes: { opsz: 18, wght: { min: 400, max: 600 } },
  });
  const font = await convert(renamed(subset), "woff2");
  const hash = createHash("sha256").update(font).digest("hex").slice(0, 8);
  writeFileSync(path.join(folder, `${name}.${hash}.woff2`), font);
  console.log(`${name}.${hash}.woff2: ${font.length} bytes`);
}

function renamed(font: Buffer): Buffer {
  const copy = Buffer.from(font);
  const wide = (text: string) => Buffer.from(text, "utf16le").swap16();
  for (const [before, after] of Object.entries(names)) {
    for (let at = copy.indexOf(wide(before)); at >= 0; at = copy.indexOf(wide(before), at + 1)) {
      wide(after).copy(copy, at);
    }
  }
  return copy;
}
