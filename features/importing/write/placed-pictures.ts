import type { ImportedText } from "@/features/importing/readers/imported-text";
import type { ImportedWords } from "@/features/importing/reading/words";
import { shortened } from "@/features/importing/report/collect";
import type { Remark } from "@/features/importing/report/remark";
import type { Block, Body } from "@/features/publication/schema";
import { oneLine } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";

/** What a text says of a picture, at most: features/editorial/schema.ts. */
const longestWords = 500;

type Placed = { body: Body | undefined; words: ImportedWords[]; remarks: Remark[] };

/**
 * The body with the pictures of the library where those of the file stood,
 * and what the text says of each. A picture that did not come in leaves its
 * words as a paragraph, so that nothing of the text is lost with it.
 *
 * @param hashOf the picture of the library for a key of the file's
 */
export function placedPictures(
  { body, pictures }: ImportedText,
  hashOf: (key: string) => string | undefined,
): Placed {
  const byKey = new Map(pictures.map((each) => [each.key, each]));
  const said = new Map<string, ImportedWords>();
  const remarks: Remark[] = [];
  const content = (body?.content ?? []).flatMap((block): Block[] => {
    if (block.type !== "figure") return [block];
    const picture = byKey.get(block.attrs.picture);
    const hash = hashOf(block.attrs.picture);
    const caption = oneLine(picture?.caption ?? "");
    const asText = isBlank(caption) ? [] : [paragraph(`${block.attrs.id.slice(0, 36)}-c`, caption)];
    if (!hash) return asText;
    const figure: Block = { ...block, attrs: { ...block.attrs, picture: hash } };
    const before = said.get(hash);
    // A text says one thing of one picture: what it said the second time stands under it.
    if (before) {
      const other = !isBlank(caption) && before.caption !== caption;
      if (other) remarks.push(repeated(block.attrs.id, caption));
      return other ? [figure, ...asText] : [figure];
    }
    if ([...caption].length > longestWords) {
      said.set(hash, { picture: hash, alt: cut(picture?.alt) });
      return [figure, ...asText];
    }
    said.set(hash, { picture: hash, caption, alt: cut(picture?.alt) });
    return [figure];
  });
  return {
    body: content.length > 0 ? { type: "doc", content } : undefined,
    words: [...said.values()],
    remarks,
  };
}

const cut = (words = "") => [...oneLine(words)].slice(0, longestWords).join("");

const paragraph = (id: string, text: string): Block => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
});

const repeated = (block: string, words: string): Remark => ({
  code: "picture-repeated",
  message:
    "A picture stands in the text twice with different captions: the second one became a paragraph under it.",
  places: [{ block, words: shortened(words) }],
});
