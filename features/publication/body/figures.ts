import type { Body } from "@/features/publication/schema";

/** Hashes of the pictures in a text, in its order, each once. */
export function picturesIn(body: Body): string[] {
  return [
    ...new Set(
      body.content.flatMap((block) => (block.type === "figure" ? [block.attrs.picture] : [])),
    ),
  ];
}

/**
 * Hashes of all pictures that a text shows, in the order in which readers
 * meet them.
 *
 * @param lead the picture that leads the text's document, where there is one
 */
export const shownPictures = (body: Body, lead: string | null | undefined): string[] => [
  ...new Set([...(lead ? [lead] : []), ...picturesIn(body)]),
];
