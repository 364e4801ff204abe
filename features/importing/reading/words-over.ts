import type { Content } from "@/features/editorial/schema";
import { typedSlug } from "@/features/writing/slugs/propose-slug";
import { oneLine, severalLines } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";

const lines = ["shortTitle", "byline", "source", "responsibleEditor"] as const;
type Name = "title" | "slug" | "summary" | "headlineBreaks" | (typeof lines)[number];
type Words = { [Each in Name]?: string | null | undefined };

/** What stands around a body; title, address and summary are empty where nobody says them. */
export type WordsAround = Pick<Content, "title" | "slug" | "summary"> &
  Partial<Pick<Content, Exclude<Name, "title" | "slug" | "summary">>>;

/**
 * What stands around the body of a text that is imported, for every way in
 * which it comes, in this order: what a person said, what the file says, what
 * the text that was there said. A file that does not speak of something does
 * not take it away; one that says that it is empty does.
 */
export function wordsOver(given: Words, file: Words, before: Words): WordsAround {
  const first = (name: Name) =>
    [given[name], file[name], before[name]].find((words) => !isBlank(words)) ?? "";
  const title = oneLine(first("title"));
  const words: WordsAround = {
    title,
    slug: given.slug ? typedSlug(given.slug) : typedSlug(first("slug")),
    summary: severalLines(first("summary")),
  };
  for (const name of lines) {
    const said = given[name] ?? file[name] ?? before[name];
    if (!isBlank(said)) words[name] = oneLine(said ?? "");
  }
  // Of another headline they would say nothing.
  const breaks =
    file.headlineBreaks ?? (title === before.title ? before.headlineBreaks : undefined);
  if (!isBlank(breaks)) words.headlineBreaks = breaks ?? "";
  return words;
}
