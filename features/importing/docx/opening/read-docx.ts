import { openPackage } from "@/features/importing/docx/package/parts";
import { elements } from "@/features/importing/docx/package/xml";
import { noteAround } from "@/features/importing/docx/reading/around";
import { readBlocks } from "@/features/importing/docx/reading/blocks";
import { paragraphsIn, wordsOf } from "@/features/importing/docx/reading/model";
import { readPackage } from "@/features/importing/docx/reading/read-package";
import { shape } from "@/features/importing/docx/shaping/shape";
import { languageOfText } from "@/features/importing/html/language";
import type { ImportedText, ReaderOptions } from "@/features/importing/readers/imported-text";
import { findEventDates } from "@/features/importing/reading/event-dates";
import { proposeDates } from "@/features/importing/reading/story-dates";
import type { Body } from "@/features/publication/schema";

/**
 * Reads a Word document, whichever program wrote it. Nothing that it names
 * outside of itself is opened. The words come in as they would be if every
 * tracked change was accepted, or as the decisions say.
 *
 * @throws RefusedFile for what is damaged, protected, has macros, or was made to do harm
 */
export function readDocx(bytes: Buffer, options: ReaderOptions): ImportedText {
  const file = openPackage(bytes, options.name);
  const decisions = options.decisions ?? {};
  const { context, blocks } = readPackage(file, decisions);
  const { collector } = context;
  // One after the other: a note may refer to another one.
  const notes = [];
  for (let at = 0; at < context.notes.referred.length; at++) {
    const note = context.notes.referred[at];
    if (!note) break;
    const aside = { ...context, part: note.part, isAside: true, number: 0 };
    notes.push({ note, blocks: readBlocks(aside, elements(note.node)) });
  }
  noteAround(context);
  const read = file.bytes;
  const shaped = shape(blocks, notes, { title: options.title, decisions, collector, read });
  const body: Body | undefined =
    shaped.blocks.length > 0 ? { type: "doc", content: shaped.blocks } : undefined;
  const { date, ...credits } = shaped.credits;
  const words = [...paragraphsIn(blocks)].map(wordsOf).join("\n");
  const language = languageOfText(words);
  if (language && options.locale && language !== options.locale) {
    collector.remark(
      "language-doubtful",
      `The letters are those of another language (${language}): look whether the right one was chosen.`,
    );
  }
  const told = findEventDates(words);
  const dates = proposeDates(told, options.storyDate, date, ({ code, message, text }) =>
    collector.remark(code, message, text === undefined ? undefined : { words: text }),
  );
  return {
    title: shaped.title,
    summary: "",
    body,
    pictures: shaped.pictures,
    proposed: {
      ...credits,
      ...(language ? { language } : {}),
      ...(dates.storyDate ? { storyDate: dates.storyDate } : {}),
      ...(dates.event ? { event: dates.event } : {}),
    },
    report: {
      format: "docx",
      counts: collector.counts,
      remarks: collector.remarks,
      decisions: [...context.tracked.asked, ...shaped.asked],
    },
  };
}
