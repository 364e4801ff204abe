import { existsSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { locales } from "@/i18n/routing";

/**
 * `npm run guide:pictures -- FOLDER`: pictures of the translation screen for
 * docs/guide, small enough for a repository, out of those that the browser
 * tests take of it: `SCREENSHOTS=FOLDER npm test -- --only e2e -- staff/translation.spec.ts`.
 */

/** As the pictures that stand in the guide beside it. */
const width = 960;
/** The tests' pictures show whole pages: what matters stands at their top. */
const longest = 1100;

const [folder] = process.argv.slice(2);
if (!folder)
  throw new Error("npm run guide:pictures -- FOLDER, where the browser tests' pictures are");
for (const locale of locales) {
  // Each desk shows another language than its own: the English one the English text of the Chinese source.
  const of = locale === "ru" ? "ru" : "en";
  const file = path.join(folder, `${locale}-translation-${of}-1440.png`);
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  const whole = sharp(file);
  const { width: wide = 0, height = 0 } = await whole.metadata();
  const target = path.join("docs/guide", `translate-${locale}.webp`);
  const { size } = await whole
    .extract({ left: 0, top: 0, width: wide, height: Math.min(height, longest) })
    .resize({ width })
    .webp({ quality: 60, effort: 6 })
    .toFile(target);
  console.log(`${target}: ${Math.round(size / 1024)} KB`);
}
