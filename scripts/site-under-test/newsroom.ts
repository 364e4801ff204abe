import "@/features/editorial/publishing/register-source-notes";
import "@/features/publication/write/register-followers";
import { documentDetail } from "@/features/editorial/data";
import { createDocument } from "@/features/editorial/drafts/documents";
import { saveRevision } from "@/features/editorial/drafts/save-revision";
import { publish } from "@/features/editorial/publishing/publish";
import { writeSettings } from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import { type Locale, locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";

/** One story in all languages that says, in each, which round of the test it is. */

const actor = { system: "crash-test" };
const key = "crash";
export const slug = "the-story";

export const pathOf = (locale: Locale) => `/${locale}/news/${key}/${slug}`;
const titleOf = (round: number) => `Round ${round} of the test`;

/** The round that a page or a row shows. */
export const roundIn = (text: string): number | undefined => {
  const found = /Round (\d+) of the test/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** @returns the document's id */
export async function openNewsroom(): Promise<string> {
  const db = editorialDb();
  await db.section.create({ data: { key } });
  const name = { name: "Crash", slug: key, description: "" };
  await db.$transaction(async (tx) => {
    await writeSection(tx, { key, position: 1, texts: { zh: name, en: name, ru: name } });
    for (const locale of locales) await writeSettings(tx, locale, {});
  });
  const { documentId } = await createDocument(actor, {
    kind: "ARTICLE",
    primaryLocale: "en",
    sectionKey: key,
    storyDate: "2020-01-10",
  });
  await writeRound(documentId, 0);
  await publishRound(documentId);
  return documentId;
}

/** Saves the round's text in all languages; public is what was. */
export async function writeRound(documentId: string, round: number): Promise<void> {
  const { texts } = await documentDetail(documentId);
  for (const locale of locales) {
    const basedOn = texts.find((text) => text.locale === locale)?.version ?? 0;
    const words = [{ type: "text" as const, text: `${titleOf(round)}, told in ${locale}.` }];
    await saveRevision(actor, {
      documentId,
      locale,
      basedOn,
      content: {
        slug,
        title: titleOf(round),
        summary: "A text that says which one it is.",
        body: {
          type: "doc",
          content: [{ type: "paragraph", attrs: { id: "b1" }, content: words }],
        },
      },
    });
  }
}

/** All languages in one transaction. @returns the receipt's id */
export async function publishRound(documentId: string): Promise<string> {
  const texts = locales.map((locale) => ({ locale }));
  return (await publish(actor, { documentId, texts })).receiptId;
}

/** The rounds that the public record shows, read in one statement. */
export async function publicRounds(documentId: string): Promise<(number | undefined)[]> {
  const rows = await editorialDb().publication.findMany({ where: { documentId } });
  return rows.map(({ title }) => roundIn(title));
}
