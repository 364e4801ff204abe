import "@/features/editorial/publishing/register-source-notes";
import "@/features/publication/write/register-followers";
import { randomUUID } from "node:crypto";
import { lockPublicRecord } from "@/features/publication/write/lock";
import { placePublication, writeSettings } from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

const key = "bench";
const dayMs = 86_400_000;

/** A section, and so many stories in all languages, one a day back from a day in 2020. */
export async function fillWithStories(count: number): Promise<void> {
  const db = editorialDb();
  await db.section.create({ data: { key } });
  const name = { name: "Bench", slug: key, description: "" };
  await db.$transaction(async (tx) => {
    await writeSection(tx, { key, position: 1, texts: { zh: name, en: name, ru: name } });
    for (const locale of locales) await writeSettings(tx, locale, {});
  });
  for (let number = 0; number < count; number++) {
    await db.$transaction(async (tx) => {
      await lockPublicRecord(tx);
      const documentId = randomUUID();
      for (const locale of locales) await placePublication(tx, story(documentId, locale, number));
    });
  }
}

function story(documentId: string, locale: (typeof locales)[number], number: number) {
  const words = `Story ${number} of the bench, in ${locale}. `.repeat(20);
  return {
    documentId,
    locale,
    kind: "ARTICLE" as const,
    sectionKey: key,
    slug: `story-${number}`,
    title: `Story ${number} of the bench`,
    summary: "Made for measuring.",
    body: {
      type: "doc" as const,
      content: Array.from({ length: 6 }, (_, index) => ({
        type: "paragraph" as const,
        attrs: { id: `b${index + 1}` },
        content: [{ type: "text" as const, text: words }],
      })),
    },
    storyDate: new Date(Date.UTC(2020, 0, 9) - number * dayMs),
    sourceVersion: 1,
    publicHash: String(number),
    pictures: [],
  };
}
