import type { ImportedPicture } from "@/features/importing/readers/imported-text";
import type { Collector } from "@/features/importing/report/collect";
import { oneLine } from "@/lib/text/input";
import type { Shown } from "./flatten";

export type ReadPart = (name: string) => Buffer | undefined;

/** Pictures of Windows' own drawing machine, which nothing here can draw. */
const isMetafile = (bytes: Buffer) =>
  bytes.subarray(0, 4).toString("hex") === "d7cdc69a" ||
  (bytes.length > 44 && bytes.subarray(40, 44).toString("latin1") === " EMF") ||
  bytes.subarray(0, 4).toString("hex") === "01000900";
const isDrawing = (bytes: Buffer) => /<svg[\s>]/.test(bytes.subarray(0, 1024).toString("latin1"));

/** A picture as it goes to the library, and what is to be said of it. */
export function pictureOf(
  { picture, number }: Shown,
  key: string,
  caption: string | undefined,
  read: ReadPart,
  collector: Collector,
): ImportedPicture {
  const { part, alt } = picture;
  const name = part?.replace(/^.*\//, "") ?? "picture";
  const place = { part: "body", number: Math.max(1, number), words: caption ?? (alt || name) };
  const found = part === undefined ? undefined : read(part);
  const unfit = found && (isMetafile(found) || isDrawing(found));
  if (unfit) {
    collector.remark(
      "picture-kind",
      "A picture is a drawing of Windows or an SVG, which cannot be shown here: save it as PNG and add it in the editor.",
      { ...place, words: name },
    );
  }
  const bytes = unfit ? undefined : found;
  collector.count("picture", bytes ? "imported" : "missing");
  if (bytes && !alt) {
    collector.remark(
      "picture-without-alt",
      "A picture has no description for those who do not see it: write one before it is published.",
      place,
    );
  }
  return {
    key,
    name,
    bytes,
    ...(alt ? { alt: oneLine(alt) } : {}),
    ...(caption ? { caption: oneLine(caption) } : {}),
  };
}
