import { createHash } from "node:crypto";
import { idOf } from "@/bench/corpus/random";
import { reindexPublications } from "@/features/publication/write/reindex";
import { editorialDb } from "@/lib/db/editorial";
import { seedNames } from "@/prisma/seed/names";
import { type CorpusText, fillerTexts, goldenTexts, seedTexts } from "./texts";

export const goldenCorpus = (): CorpusText[] => [
  ...seedTexts(),
  ...goldenTexts(),
  ...fillerTexts(),
];

export const idOfText = ({ key, locale }: Pick<CorpusText, "key" | "locale">) =>
  idOf("golden", key, locale);

/** Puts texts into an empty public record as if they had been published, and indexes them. */
export async function fill(texts: readonly CorpusText[]): Promise<void> {
  const db = editorialDb();
  await db.$transaction((tx) => seedNames(tx));
  for (let start = 0; start < texts.length; start += 500) {
    const part = texts.slice(start, start + 500);
    await db.publication.createMany({ data: part.map(rowOf) });
    await db.publishedPicture.createMany({
      data: part.flatMap((text) =>
        text.captions.map((caption, index) => ({
          publicationId: idOfText(text),
          hash: createHash("sha256").update(`${index}`).digest("hex"),
          width: 1,
          height: 1,
          placeholder: "#fff",
          alt: "",
          caption,
        })),
      ),
    });
  }
  await reindexPublications();
  await db.$executeRaw`ANALYZE`;
}

function rowOf(text: CorpusText) {
  const { key, locale, day, title, summary, body, section, page } = text;
  const date = new Date(`${day}T00:00:00Z`);
  return {
    id: idOfText(text),
    documentId: idOf("golden", key),
    locale,
    kind: page ? ("PAGE" as const) : ("ARTICLE" as const),
    sectionKey: section,
    path: `/${locale}/golden/${key}`,
    slug: key,
    title,
    summary,
    body: { type: "doc", content: [] },
    storyDate: date,
    firstPublishedAt: date,
    updatedAt: date,
    sourceVersion: 1,
    publicHash: key,
    searchText: [title, summary, body].join("\n"),
  };
}
