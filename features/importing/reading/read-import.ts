import type { ContentInput } from "@/features/editorial/schema";
import type { Remark } from "@/features/importing/report/remark";
import { typedSlug } from "@/features/writing/slugs/propose-slug";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { oneLine, severalLines } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";
import type { PlacedCaption } from "./captions";
import { readEditorJson } from "./editor-json";
import type { Day, ReadOptions } from "./options";
import { type Reading, readPlainText } from "./plain-text";
import { proposedSection, proposedSlug, proposedSummary } from "./proposals";

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
export function readImport(file: ImportFile, given: ImportOptions): Draft {
  const options = composed(given);
  const reading: FileReading =
    file.format === "text" ? readPlainText(file.text, options) : fromEditor(file, options);
  const { body, title, credits, captions, event, storyDate } = reading;
  if (!body) throw new OperatorError(`${nameOf(file)} has no text: nothing was imported.`);
  const remarks = options.isNew
    ? reading.remarks
    : reading.remarks.filter(({ code }) => !aboutShared.has(code));
  const { sectionKey: said, isNew } = options;
  const sectionKey = proposedSection({ given: said, isNew }, reading.sectionKey, remarks);
  const content = {
    title,
    body,
    ...(reading.pictures ? { pictures: reading.pictures } : {}),
    ...composedCredits(credits),
    slug: options.slug ?? reading.slug ?? proposedSlug(title, options, remarks),
    summary: options.summary ?? reading.summary ?? proposedSummary(body, options.locale, remarks),
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

/** What was typed on a command line, in the form in which a text is kept. */
function composed({ title, slug, summary, ...options }: ImportOptions): ImportOptions {
  return {
    ...options,
    // A headline of spaces is none: the file's own stands.
    ...(title === undefined || isBlank(title) ? {} : { title: oneLine(title) }),
    ...(slug === undefined ? {} : { slug: typedSlug(slug) }),
    ...(summary === undefined ? {} : { summary: severalLines(summary) }),
  };
}

function composedCredits(credits: Reading["credits"]): Reading["credits"] {
  const said = Object.entries(credits).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(said.map(([name, value]) => [name, oneLine(value ?? "")]));
}

/** The editor's JSON may have these two; a page that was copied has not. */
type FileReading = Reading & {
  slug?: string;
  summary?: string;
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
  const { title, body, slug, summary, pictures, lightened, ...credits } = readEditorJson(
    file.text,
    file.name,
  );
  const headline = given ?? oneLine(title ?? "");
  const missing: Remark = {
    code: "headline-missing",
    message: "The file has no title: one must be given with --title before this can be published.",
  };
  return {
    title: headline,
    body,
    credits,
    ...(pictures ? { pictures } : {}),
    ...(isBlank(slug) ? {} : { slug: typedSlug(slug ?? "") }),
    ...(isBlank(summary) ? {} : { summary: severalLines(summary ?? "") }),
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
