/** The number or sign before an item, as Word writes it. */
export type Marker = {
  kind: "bullet" | "number" | "letter" | "roman" | "text";
  /** Its place in the count; undefined for bullets, and for numbers that are kept as text. */
  value?: number;
};

const latin = "abcdefghijklmnopqrstuvwxyz";
/** As Word counts: without ё, й, ъ, ь. */
const cyrillic = "абвгдежзиклмнопрстуфхцчшщыэюя";
const shape = /^[(（[]?\s*([^\s()（）[\].、．]+)\s*[)）\].、．]?$/u;
const han = /^[零〇一二三四五六七八九十百千第条章节项款壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛]+$/u;

/**
 * @param text `1.`, `(2)`, `3）`, `iv.`, `б)`, `一、`, `2.1.`, `·`
 * @param before what the item before it was: `i.` is nine after `h.`
 * @param format `mso-level-number-format`, where Word says it
 */
export function markerOf(text: string, before?: Marker, format = ""): Marker {
  const sign = text.normalize("NFKC").replace(/\s+/gu, "");
  if (format === "bullet" || !sign) return { kind: "bullet" };
  // 2.1, 一、, §3: the page cannot count like this, and other parts of the text may refer to it.
  if (/^[([]?\d+(?:[.-]\d+)+[.)\]]?$/.test(sign)) return { kind: "text" };
  const core = shape.exec(sign)?.[1];
  if (!core) return /[\p{L}\p{N}]/u.test(sign) ? { kind: "text" } : { kind: "bullet" };
  if (/^\d{1,6}$/.test(core)) return { kind: "number", value: Number(core) };
  if (han.test(core)) return { kind: "text" };
  const closed = core !== sign || /letter|alpha|roman|russian/.test(format);
  // Wingdings' bullets are letters without a stop.
  if (!closed) return { kind: [...core].length === 1 ? "bullet" : "text" };
  return lettersOf(core.toLowerCase(), before, format);
}

function lettersOf(core: string, before: Marker | undefined, format: string): Marker {
  const letter = letterValue(core);
  const roman = romanValue(core);
  const asRoman =
    roman !== undefined &&
    (format.startsWith("roman") ||
      letter === undefined ||
      (before?.kind === "roman" && before.value === roman - 1) ||
      (core === "i" && !(before?.kind === "letter" && before.value === 8)));
  if (asRoman && !/alpha/.test(format)) return { kind: "roman", value: roman };
  if (letter !== undefined) return { kind: "letter", value: letter };
  return { kind: "text" };
}

function letterValue(core: string): number | undefined {
  if ([...core].length !== 1) return undefined;
  const place = Math.max(latin.indexOf(core), cyrillic.indexOf(core));
  return place < 0 ? undefined : place + 1;
}

const figures: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

function romanValue(core: string): number | undefined {
  if (!/^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(core) || !core) {
    return undefined;
  }
  const values = [...core].map((each) => figures[each] ?? 0);
  return values.reduce((sum, each, at) => sum + (each < (values[at + 1] ?? 0) ? -each : each), 0);
}
