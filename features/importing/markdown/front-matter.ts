import { parse } from "yaml";
import { isLooseNode } from "@/features/publication/body/loose-node";

/** What stands between two lines of dashes before a text, by its names in small letters. */
export type FrontMatter = ReadonlyMap<string, string>;

const longest = 20_000;

/**
 * Parts what a Markdown file says of itself from its text. What is not YAML
 * that can be read stays in the text, where somebody sees it.
 */
export function frontMatterOf(file: string): { said: FrontMatter; text: string } {
  const found = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(file);
  const none = { said: new Map<string, string>(), text: file };
  const source = found?.[1];
  if (!found || source === undefined || source.length > longest) return none;
  try {
    // Names for parts (`&a`, `*a`) can make a small file large.
    const data: unknown = parse(source, {
      maxAliasCount: 0,
      schema: "failsafe",
      uniqueKeys: false,
      logLevel: "error",
    });
    if (!isLooseNode(data)) return none;
    const said = new Map(
      Object.entries(data).flatMap(([name, value]) => {
        const words = wordsOf(value);
        return words ? [[name.toLowerCase(), words] as const] : [];
      }),
    );
    return { said, text: file.slice(found[0].length) };
  } catch {
    return none;
  }
}

/** A list is its first word here: a story has one section, and one address before. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() || undefined;
  if (Array.isArray(value)) return wordsOf(value[0]);
  if (isLooseNode(value) && "name" in value) return wordsOf((value as { name: unknown }).name);
  return undefined;
}
