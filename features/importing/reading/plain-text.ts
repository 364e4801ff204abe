import type { Remark } from "@/features/importing/report/remark";
import { bodySchema } from "@/features/publication/body/body-schema";
import type { Block, Body } from "@/features/publication/schema";
import { Captions, captionOf, type PlacedCaption } from "./captions";
import type { Credits } from "./credits";
import { findEventDates } from "./event-dates";
import { takeFrame } from "./frame";
import { joinBroken } from "./line-ends";
import { readLines } from "./lines";
import type { Day, ReadOptions } from "./options";
import { proposeDates } from "./story-dates";

/** What a file says, before it is kept. */
export type Reading = {
  /** Empty: the file has no headline and none was given. */
  title: string;
  /** Undefined: the file has nothing but its frame. */
  body: Body | undefined;
  credits: Omit<Credits, "date">;
  sectionKey: string | undefined;
  storyDate: Day | undefined;
  event: { start: Day; end: Day } | undefined;
  captions: PlacedCaption[];
  remarks: Remark[];
};

/**
 * Reads a page that somebody copied as plain text. What belongs to the page
 * around the text is left out, and everything that was left out, taken or
 * found missing is remarked on. The words of the text are not touched.
 */
export function readPlainText(file: string, options: ReadOptions): Reading {
  const remarks: Remark[] = [];
  const remark = (each: Remark) => void remarks.push(each);
  // First of all: the broken first line of a paragraph would pass for a headline.
  const { lines: whole, joined, rejoined } = joinBroken(readLines(file));
  if (joined > 0) {
    remark({
      code: "lines-joined",
      message: `${joined} broken ${joined === 1 ? "line was" : "lines were"} joined into paragraphs.`,
    });
  }
  for (const { line, was, became } of rejoined) {
    remark({
      code: "word-rejoined",
      message: `Line ${line} ended within a word: "${was}" became "${became}".`,
      line,
      text: was,
    });
  }

  const frame = takeFrame(whole, options, remark);
  const { lines } = frame;
  const captions = new Captions(options.pictures ?? [], remark);
  const blocks: Block[] = [];
  for (const line of lines) {
    const id = `b${blocks.length + 1}`;
    const caption = captionOf(line.text);
    const block =
      caption === undefined ? paragraph(id, line.text) : captions.figure(caption, id, line.number);
    if (block) blocks.push(block);
  }
  captions.close();

  const { date, ...credits } = frame.credits;
  const told = findEventDates(lines.map(({ text }) => text).join("\n"));
  return {
    title: frame.title,
    body: blocks.length > 0 ? bodySchema.parse({ type: "doc", content: blocks }) : undefined,
    credits,
    sectionKey: frame.sectionKey,
    ...proposeDates(told, options.storyDate, date, remark),
    captions: captions.placed,
    remarks,
  };
}

const paragraph = (id: string, text: string): Block => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text }],
});
