import type { Content, ContentInput } from "@/features/editorial/schema";
import type { Remark } from "@/features/importing/report/remark";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { oneLine } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";
import type { PlacedCaption } from "./captions";
import { readEditorJson } from "./editor-json";
import type { Day, ReadOptions } from "./options";
import { type Reading, readPlainText } from "./plain-text";
import { proposedSection, proposedSlug, proposedSummary } from "./proposals";
import { wordsOver } from "./words-over";

/** One per format; a new one is a reader beside the two. */
export type ImportFile = {
  format: "text" | "editor-json";
  text: string;
  /** What the person called it; a sentence about it begins so. */
  name?: string;
};

export type ImportOptions = ReadOptions & {
  sectionKey?: string;
  slug?: string;
  summary?: string;
  /** Slugs that other documents have in this language. */
  taken: ReadonlySet<string>;
  /** Whether a document is begun with it: only then has it a section and dates of its own to propose. */
  isNew: boolean;
  /** What the text says that was there. */
  before?: Content;
};

export type Draft = {
  content: ContentInput;
  /** What all languages of the document share. */
  shared: { sectionKey: string | null; storyDate?: Day; eventStart?: Day; eventEnd?: Day };
  captions: PlacedCaption[];
  remarks: Remark[];
};

/**
 * Makes the draft of a document from a file: what it says, what was given,
 * and proposals for the rest, each of them remarked on.
 *
 * @throws OperatorError when the file has no text, or one that cannot be shown
 */
export function readImport(file: ImportFile, options: ImportOptions): Draft {
  const reading: FileReading =
    file.format === "text" ? readPlainText(file.text, options) : fromEditor(file, options);
  const { body, captions, event, storyDate } = reading;
  if (!body) throw new OperatorError(`${nameOf(file)} has no text: nothing was imported.`);
  const isKept = !isBlank(options.before?.title);
  const remarks = reading.remarks.filter(
    ({ code }) =>
      (options.isNew || !aboutShared.has(code)) && !(isKept && code === "headline-missing"),
  );
  const { sectionKey: given, isNew, locale, before = {} } = options;
  const sectionKey = proposedSection({ given, isNew }, reading.sectionKey, remarks);
  const said = wordsOver(options, { ...reading, ...reading.credits }, before);
  const content = {
    ...said,
    body,
    ...(reading.pictures ? { pictures: reading.pictures } : {}),
    slug: said.slug || proposedSlug(said.title, options, remarks),
    summary: said.summary || proposedSummary(body, locale, remarks),
  };
  return {
    content,
    shared: {
      sectionKey,
      ...(storyDate ? { storyDate } : {}),
      ...(event ? { eventStart: event.start, eventEnd: event.end } : {}),
    },
    captions,
    remarks,
  };
}

export const nameOf = ({ name }: ImportFile) => name ?? "The file";

/** The editor's JSON may have these; a page that was copied has not. */
type FileReading = Reading & {
  slug?: string | undefined;
  summary?: string | undefined;
  shortTitle?: string | undefined;
  headlineBreaks?: string | undefined;
  pictures?: NonNullable<ContentInput["pictures"]>;
};

/** Remarks on what a document has already when a language is added to it. */
const aboutShared: ReadonlySet<Remark["code"]> = new Set([
  "story-date-missing",
  "story-date-found",
  "event-dates-proposed",
  "event-year-unknown",
]);

function fromEditor(file: ImportFile, { title: given, storyDate }: ImportOptions): FileReading {
  const { title, body, pictures, lightened, byline, source, responsibleEditor, ...around } =
    readEditorJson(file.text, file.name);
  const headline = isBlank(given) ? oneLine(title ?? "") : oneLine(given ?? "");
  const missing: Remark = {
    code: "headline-missing",
    message: "The file has no title: one must be given with --title before this can be published.",
  };
  return {
    title: headline,
    body,
    ...around,
    credits: defined({ byline, source, responsibleEditor }),
    ...(pictures ? { pictures } : {}),
    sectionKey: undefined,
    storyDate,
    event: undefined,
    captions: [],
    remarks: [
      ...(headline ? [] : [missing]),
      ...lightened.map((path): Remark => {
        const message = `Characters that can be neither shown nor kept were left out of ${path}.`;
        return { code: "characters-left-out", message, text: path };
      }),
    ],
  };
}

const defined = (credits: { [Each in keyof Reading["credits"]]: string | undefined }) =>
  Object.fromEntries(
    Object.entries(credits).filter(([, words]) => words !== undefined),
  ) as Reading["credits"];
