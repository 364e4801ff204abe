import type { Content } from "@/features/editorial/schema";
import { fileXml, type Story, xliffXml } from "@/features/xliff/exporting/export-story";
import type { NoteWords } from "@/features/xliff/exporting/notes";
import { readXliff } from "@/features/xliff/format/read-xliff";
import { type Merged, merge } from "@/features/xliff/merging/merge";
import { pairsOf } from "@/features/xliff/units/pairs";

const documentId = "6f1e8f4e-5a0c-4c83-9d5b-0d2f1f0b7c11";

/** A text in which nobody has written. */
export const nothing: Content = {
  slug: "",
  title: "",
  summary: "",
  body: { type: "doc", content: [{ type: "paragraph", attrs: { id: "e" } }] },
};

const plainNotes: NoteWords = {
  story: (title) => `Story: ${title}`,
  desk: (address) => `Desk: ${address}`,
  kind: (kind) => kind,
  under: (heading) => `Under: ${heading}`,
  link: (id, target) => `${id}: ${target}`,
  language: (id, tag) => `${id}: ${tag}`,
  term: (term, agreed, note) => `${term}: ${agreed} ${note}`,
  former: (words) => `Before: ${words}`,
};

type Links = { unit: string; sourceUnit: string }[];

/** A Chinese text as it goes out to be translated into Russian. */
export async function exported(
  source: Content,
  target: Content = nothing,
  more: Partial<Story> & { links?: Links } = {},
): Promise<string> {
  const { links = [], ...change } = more;
  const story: Story = {
    documentId,
    source: { locale: "zh", content: source, version: 1 },
    target: { locale: "ru", content: target, version: 1, isApproved: false },
    pairs: pairsOf(source, target, links),
    standing: () => ({ state: "current", former: "" }),
    address: "https://example.com/ru/staff/stories/x/ru",
    ...change,
  };
  let text = "";
  for await (const piece of xliffXml([fileXml(story, plainNotes, () => [])])) text += piece;
  return text;
}

/** As a translator who writes every word of the source down as it is. */
export const copied = (file: string): string =>
  file.replace(
    /(<source[^>]*>)([\s\S]*?)(<\/source>\s*<target[^>]*?)( state="[^"]*")?>[\s\S]*?<\/target>/g,
    (_, open, words, between) => `${open}${words}${between} state="translated">${words}</target>`,
  );

/** What comes of a file. */
export function mergedInto(
  file: string | Uint8Array,
  source: Content,
  target: Content = nothing,
  { links = [], version = 1 }: { links?: Links; version?: number } = {},
): Merged {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const [first] = readXliff(bytes).files;
  if (!first) throw new Error("there is no file in it");
  return merge({ file: first, source, target, version, links });
}
