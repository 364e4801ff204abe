import "@/features/publication/write/register-followers";
import { randomUUID } from "node:crypto";
import type { PublicationInput } from "@/features/publication/write/publications";

/** For tests: a short story of the section `works` in English, but for what is given. */
export function storyInput(change: Partial<PublicationInput> = {}): PublicationInput {
  const documentId = change.documentId ?? randomUUID();
  return {
    documentId,
    locale: "en",
    kind: "ARTICLE",
    sectionKey: "works",
    slug: `s-${documentId}`,
    title: "A story",
    summary: "",
    body: { type: "doc", content: [{ type: "paragraph", attrs: { id: "b1" } }] },
    storyDate: new Date("2019-04-03"),
    sourceVersion: 1,
    publicHash: "1",
    pictures: [],
    ...change,
  };
}
