import { randomUUID } from "node:crypto";
import { placePublication } from "@/features/publication/write/publications";
import { writeSection } from "@/features/publication/write/sections";
import { editorialDb } from "@/lib/db/editorial";
import { publicDb } from "@/lib/db/public";
import { storyInput } from "./fixtures";

const named = (key: string) => ({ en: { name: key, slug: key, description: "" } });
const days = ["2018-12-31", "2019-01-01", "2019-01-01", "2019-12-31"];

/**
 * For tests of lists: four stories in English, at the ends of a year and two of
 * one day, the last of them in a section of its own.
 *
 * @returns the ids of their documents, in that order
 */
export async function placeFourStories(): Promise<string[]> {
  await editorialDb().$transaction(async (tx) => {
    await writeSection(tx, { key: "works", position: 1, texts: named("works") });
    await writeSection(tx, { key: "people", position: 2, texts: named("people") });
  });
  const ids: string[] = [];
  for (const [index, day] of days.entries()) {
    const documentId = randomUUID();
    ids.push(documentId);
    const input = storyInput({
      documentId,
      slug: `s-${index}`,
      storyDate: new Date(`${day}T00:00:00Z`),
      sectionKey: index === 3 ? "people" : "works",
    });
    await editorialDb().$transaction((tx) => placePublication(tx, input));
  }
  return ids;
}

/** One of them as readers have it. */
export function publishedStory(documentId: string) {
  const where = { documentId_locale: { documentId, locale: "en" } };
  return publicDb().publication.findUniqueOrThrow({ where });
}
