import { oldAddress } from "@/features/publication/routes/legacy-addresses";
import type { Locale } from "@/i18n/routing";
import { OperatorError } from "@/lib/startup/operator-error.mjs";

/** What tells that pages are one story in several languages. */
export type StoryName = { story: string; language?: Locale };

const tokens: Record<string, Locale> = {
  zh: "zh",
  cn: "zh",
  chn: "zh",
  chinese: "zh",
  "zh-cn": "zh",
  "zh-hans": "zh",
  zh_cn: "zh",
  中文: "zh",
  en: "en",
  eng: "en",
  english: "en",
  "en-us": "en",
  "en-gb": "en",
  英文: "en",
  ru: "ru",
  rus: "ru",
  russian: "ru",
  "ru-ru": "ru",
  俄文: "ru",
  рус: "ru",
};

/** `en/news/42.html` and `news/42_ru.htm` say their language; the rest is the story's. */
export function storyByName(file: string): StoryName | undefined {
  const parts = file.split("/");
  const base = (parts.pop() ?? "").replace(/\.[a-z0-9]{1,5}$/i, "");
  const [, stem = base, token = ""] =
    /^(.+?)[._-]([a-z]{2,7}(?:[-_](?:cn|hans|us|gb|ru))?|中文|英文|俄文|рус)$/iu.exec(base) ?? [];
  const own = tokens[token.toLowerCase()];
  if (own) return { story: [...parts, stem].join("/").toLowerCase(), language: own };
  const at = parts.findIndex((part) => tokens[part.toLowerCase()]);
  if (at < 0) return undefined;
  const rest = parts.filter((_, index) => index !== at);
  return {
    story: [...rest, base].join("/").toLowerCase(),
    language: tokens[(parts[at] ?? "").toLowerCase()] as Locale,
  };
}

/** A name that only counts tells nothing: two languages of a site may each have counted for themselves. */
export const onlyCounts = (story: string) => /(?:^|[/_-])\d+$/.test(story);

/** One spelling of what links call a page: an old address with its host, or a file of the folder. */
export function nameOfAddress(address: string, file: string, scope: string): string | undefined {
  if (/^https?:\/\//i.test(address)) {
    const path = oldAddress(address);
    const host = /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(address)?.[1]?.toLowerCase() ?? "";
    return path ? `${host}${path}` : undefined;
  }
  const bare = address.replace(/[?#].*$/s, "");
  let name = bare;
  try {
    name = decodeURIComponent(bare);
  } catch {
    // Escapes of another encoding: the file has the name as it is written.
  }
  const parts = name.startsWith("/") ? [] : file.split("/").slice(0, -1);
  for (const part of name.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.length > 0 ? nameOfFile(parts.join("/"), scope) : undefined;
}

export const nameOfFile = (file: string, scope: string) => `file:${scope}/${file}`.normalize("NFC");

/**
 * A mapping: a table whose first line names languages, and each further line
 * the files or old addresses of one story.
 *
 * @throws OperatorError that says what is wrong with it
 */
export function readMapping(
  rows: readonly (readonly string[])[],
  scope: string,
): Map<string, StoryName> {
  const [head = [], ...lines] = rows;
  const languages = head.map((name) => tokens[name.trim().toLowerCase()]);
  if (languages.length < 2 || languages.some((each) => !each)) {
    throw new OperatorError("The mapping's first line must name languages: zh,en,ru.");
  }
  const mapping = new Map<string, StoryName>();
  for (const [index, line] of lines.entries()) {
    for (const [column, cell] of line.entries()) {
      const language = languages[column];
      const name = cell.trim() && nameOfAddress(cell.trim(), "", scope);
      if (!language || !name) continue;
      if (mapping.has(name)) throw new OperatorError(`The mapping names ${cell.trim()} twice.`);
      mapping.set(name, { story: `map:${scope}:${lineKey(line) || index}`, language });
    }
  }
  return mapping;
}

/** A story's line is known by what it names, not by where it stands: lines may be added before it. */
const lineKey = (line: readonly string[]) => line.map((cell) => cell.trim()).find(Boolean) ?? "";
