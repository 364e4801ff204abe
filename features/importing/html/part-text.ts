import { type ImportedPicture, pictureKey } from "@/features/importing/readers/imported-text";
import type { Credits } from "@/features/importing/reading/credits";
import type { KnownSite } from "@/features/importing/reading/options";
import type { Collector } from "@/features/importing/report/collect";
import { picturesIn } from "@/features/publication/body/figures";
import type { Body } from "@/features/publication/schema";
import type { Rules } from "@/features/writing/paste/said";
import { bodyOf } from "./body-of";
import { takeEdges } from "./edges";
import { embeddedIn } from "./embedded";
import { tellOfLeft } from "./left-remarks";
import type { FoundPicture } from "./pictures";
import { countPart, reconcile } from "./reconcile";

export type PartText = {
  body: Body | undefined;
  pictures: ImportedPicture[];
  credits: Credits;
  trail: string[] | undefined;
};

/**
 * The text of a part of a page, as every reader of something like HTML makes
 * it, with what there is to tell of it. Changes the part.
 *
 * @param title what the story is called already: it is not its first line as well
 * @param embedded pictures that were taken out of the page (embedded.ts)
 */
export function textOfPart(
  part: HTMLElement,
  rules: Rules,
  { title, site, embedded = [] }: { title: string; site: KnownSite; embedded?: Buffer[] },
  collector: Collector,
): PartText {
  // What is in no page is passed over by those who clean it: links, marks and films would be lost.
  if (!part.isConnected) part.ownerDocument.documentElement.append(part);
  const found = countPart(part, rules);
  const made = bodyOf(part, rules);
  tellOfLeft(made.left, collector);
  const edges = takeEdges(made.body, { title, site }, collector);
  const shown = new Set(edges.body ? picturesIn(edges.body) : []);
  const pictures = made.pictures
    .map((picture, index) => pictureOf(picture, index, embedded))
    .filter(({ key }) => shown.has(key));
  tellOfPictures(made, pictures, collector);
  const captions = pictures.flatMap(({ caption }) => caption ?? []);
  reconcile(found, edges.body, { captions, taken: [...edges.taken, ...made.lonely] }, collector);
  return { body: edges.body, pictures, credits: edges.credits, trail: edges.trail };
}

type Told = Pick<ReturnType<typeof bodyOf>, "pictures" | "passedOver" | "moved" | "lonely">;

function tellOfPictures(made: Told, kept: ImportedPicture[], collector: Collector): void {
  const { passedOver, moved, lonely } = made;
  if (passedOver > 0) {
    const message = "Pictures that only space, mark or count were passed over.";
    collector.remark("picture-passed-over", message, undefined, passedOver);
    collector.count("picture", "leftOut", passedOver);
  }
  if (moved > 0) {
    const message = "Pictures within a list, a table or a quotation stand behind it now.";
    collector.remark("picture-moved", message, undefined, moved);
  }
  for (const words of lonely) {
    collector.remark(
      "caption-without-picture",
      "A caption has no picture above it: add the picture in the editor.",
      { words },
    );
  }
  const cut = made.pictures.length - kept.length;
  if (cut > 0) collector.count("picture", "leftOut", cut);
  for (const { bytes, name, caption } of kept) {
    collector.count("picture", bytes ? "imported" : "missing");
    if (!bytes) collector.remark("picture-missing", missingMessage, { words: name });
    if (caption)
      collector.remark("caption-found", "Words under a picture became its caption.", {
        words: caption,
      });
  }
  const silent = kept.filter(({ alt }) => !alt).length;
  if (silent > 0) {
    const message =
      "Pictures say nothing to those who do not see them: describe them in the editor.";
    collector.remark("picture-without-alt", message, undefined, silent);
  }
}

export const missingMessage =
  "Pictures are not in the file nor beside it, and nothing is fetched: add them, or import again with the folder that has them.";

function pictureOf(
  { sources, alt, caption }: FoundPicture,
  index: number,
  embedded: readonly Buffer[],
): ImportedPicture {
  const bytes = embeddedIn(sources[0] ?? "", embedded) ?? dataOf(sources[0] ?? "");
  const named = sources.find((source) => !source.startsWith("data:")) ?? `${index + 1}`;
  return {
    key: pictureKey(index),
    name: named.length > 300 ? `${named.slice(0, 299)}…` : named,
    bytes,
    ...(alt ? { alt } : {}),
    ...(caption ? { caption } : {}),
    sources: sources.filter((source) => !source.startsWith("data:")),
  };
}

/** A picture within the page itself. */
function dataOf(source: string): Buffer | undefined {
  const [, coding, data] =
    /^data:image\/[\w.+-]+(?:;[\w=-]+)*?(;base64)?,(.*)$/is.exec(source) ?? [];
  if (data === undefined) return undefined;
  try {
    return Buffer.from(coding ? data : decodeURIComponent(data), coding ? "base64" : "latin1");
  } catch {
    return undefined;
  }
}
