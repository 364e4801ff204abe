/** What stands between a headline and its text: who wrote it, where it is from, when. */
export type Credits = {
  byline?: string;
  source?: string;
  responsibleEditor?: string;
  /** `YYYY-MM-DD` */
  date?: string;
};

const labels: [keyof Omit<Credits, "date">, string][] = [
  ["responsibleEditor", "责任编辑|编辑|responsible editor|editor|ответственный редактор|редактор"],
  ["source", "信息来源|文章来源|来源|source|источник"],
  ["byline", "作者|记者|撰稿|author|text|автор|текст"],
];
const all = labels.map(([, words]) => words).join("|");
const dateLabel =
  "(?:发布时间|发布日期|时间|日期|published(?: on)?|date|дата(?: публикации)?)\\s*[:：]?\\s*";
const isoLike = new RegExp(
  `(?:${dateLabel})?([12]\\d{3})\\s*[-./年]\\s*([01]?\\d)\\s*[-./月]\\s*([0-3]?\\d)日?(?:\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)?`,
  "iu",
);

/**
 * Reads a line of credits such as `2019-04-03  来源：宝鹰集团  作者：…`.
 *
 * @returns undefined unless the line is nothing but credits
 */
export function readCredits(line: string): Credits | undefined {
  const credits: Credits = {};
  let rest = line;
  for (const [field, words] of labels) {
    const pattern = new RegExp(
      `(?:${words})\\s*[:：]\\s*(.+?)\\s*(?=(?:${all}|发布时间|日期|date|дата)\\s*[:：]|\\s{2,}|\\||[12]\\d{3}[-年]|$)`,
      "iu",
    );
    const found = pattern.exec(rest);
    if (!found?.[1]) continue;
    credits[field] = found[1];
    rest = rest.replace(found[0], " ");
  }
  const date = isoLike.exec(halfWidth(rest));
  if (date) {
    const [whole, year, month = "", day = ""] = date;
    const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isCalendarDay(iso)) credits.date = iso;
    rest = `${rest.slice(0, date.index)} ${rest.slice(date.index + whole.length)}`;
  }
  const empty = Object.keys(credits).length === 0;
  return empty || rest.replace(/[\s|·,，]+/gu, "") !== "" ? undefined : credits;
}

/** Digits as a Chinese keyboard gives them, in place: nothing moves by it. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff0d\uff0f\uff0e]/gu, (each) =>
    String.fromCharCode(each.charCodeAt(0) - 0xfee0),
  );

export function isCalendarDay(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
