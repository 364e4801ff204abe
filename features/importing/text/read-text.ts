import { decodedFile } from "@/features/importing/decoding/decode-file";
import { languageOfText } from "@/features/importing/html/language";
import type { ImportedText, ReaderOptions } from "@/features/importing/readers/imported-text";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import { readPlainText } from "@/features/importing/reading/plain-text";
import { Collector } from "@/features/importing/report/collect";

/** Many times what a text can be; to tell the lines of more from one another takes a minute. */
const longestText = 2_000_000;

/** Reads a page that somebody copied as plain text, in whatever encoding it was saved. */
export function readText(bytes: Uint8Array, options: ReaderOptions): ImportedText {
  const collector = new Collector();
  const words = decodedFile(bytes, options.name, collector);
  if (words.length > longestText) throw new RefusedFile(options.name, "too-large");
  const language = languageOfText(words) ?? options.locale;
  const { title, body, credits, sectionKey, storyDate, event, remarks } = readPlainText(words, {
    ...options,
    locale: options.locale ?? language ?? "en",
  });
  const captions = remarks.filter(({ code }) => code === "caption-without-picture").length;
  if (captions > 0) collector.count("picture", "missing", captions);
  if (body) collector.count("paragraph", "imported", body.content.length);
  const taken = remarks.filter(({ code }) => /left-out$|^credit-found$/.test(code)).length;
  if (taken > 0) collector.count("paragraph", "leftOut", taken);
  return {
    title,
    summary: "",
    body,
    pictures: [],
    proposed: {
      ...credits,
      ...(sectionKey ? { sectionKey } : {}),
      ...(storyDate ? { storyDate } : {}),
      ...(event ? { event } : {}),
      ...(language ? { language } : {}),
    },
    report: {
      format: "text",
      counts: collector.counts,
      remarks: [...collector.remarks, ...remarks],
      decisions: [],
    },
  };
}
