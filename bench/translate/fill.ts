import { createDocument } from "@/features/editorial/drafts/documents";
import { saveRevision } from "@/features/editorial/drafts/save-revision";
import type { Body } from "@/features/publication/schema";
import { link } from "@/features/translation/write/link";
import type { Locale } from "@/i18n/routing";
import { disconnectAll } from "@/lib/db/disconnect";
import { editorialDb } from "@/lib/db/editorial";

// A program of its own: writes a long made-up story in Chinese with an English
// text that is linked to it, changes one source passage in ten, and prints the
// story and the account that writes in it.

const [blocks = 400] = process.argv.slice(2).map(Number);
const every = 10;
const cli = { system: "cli" } as const;

const bodyOf = (words: (at: number) => string): Body => ({
  type: "doc",
  content: Array.from({ length: blocks }, (_, at) => ({
    type: "paragraph" as const,
    attrs: { id: `b${at + 1}` },
    content: [{ type: "text" as const, text: words(at) }],
  })),
});

const chinese = (at: number) =>
  `第${at + 1}段：代表团参观了住宅区和学校，双方谈到了今后的合作，晚上返回住地。`;
const english = (at: number) =>
  `Passage ${at + 1}: the delegation visited homes and a school, both sides spoke of working together, and it returned in the evening.`;

let version = 0;
async function write(
  documentId: string,
  locale: Locale,
  title: string,
  body: Body,
  basedOn: number,
) {
  const content = { title, summary: title, slug: `long-${locale}`, body };
  const saved = await saveRevision(cli, { documentId, locale, basedOn, content });
  if (saved.outcome !== "saved") throw new Error(`not saved: ${saved.outcome}`);
  version = saved.version;
}

const person = await editorialDb().user.create({
  data: { name: "Made-up translator", email: "translator@bench.example", role: "AUTHOR" },
});
const { documentId } = await createDocument(cli, { kind: "ARTICLE", primaryLocale: "zh" });
await write(documentId, "zh", "很长的报道", bodyOf(chinese), 0);
const first = version;
await write(documentId, "en", "A long story", bodyOf(english), 0);
await link(cli, { documentId, locale: "en", source: "zh" });
const changed = (at: number) => (at % every === 0 ? `${chinese(at)}随后又开了会。` : chinese(at));
await write(documentId, "zh", "很长的报道", bodyOf(changed), first);
console.log(JSON.stringify({ documentId, userId: person.id }));
await disconnectAll();
