import type { ContentInput } from "@/features/editorial/schema";
import { plainText } from "@/features/publication/body/body-text";
import { freeSlug, proposeSlug, typedSlug } from "@/features/writing/slugs/propose-slug";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { oneLine, severalLines } from "@/lib/text/input";
import { isBlank } from "@/lib/text/seen";
import type { PlacedCaption } from "./captions";
import { readEditorJson } from "./editor-json";
import { type Reading, readPlainText } from "./plain-text";
import type { Day, ReadOptions, Remark } from "./report";
import { proposeSummary } from "./summary";

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
  const sectionKey = sectionOf(options, reading, remarks);
  const content = {
    title,
    body,
    ...composedCredits(credits),
    slug: options.slug ?? reading.slug ?? slugOf(title, options, remarks),
    summary: options.summary ?? reading.summary ?? summaryOf(reading, options, remarks),
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
type FileReading = Reading & { slug?: string; summary?: string };

/** Remarks on what a document has already when a language is added to it. */
const aboutShared: ReadonlySet<Remark["code"]> = new Set([
  "story-date-missing",
  "story-date-found",
  "event-dates-proposed",
  "event-year-unknown",
]);

function fromEditor(file: ImportFile, { title: given, storyDate }: ImportOptions): FileReading {
  const { title, body, slug, summary, lightened, ...credits } = readEditorJson(
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

function sectionOf(
  { sectionKey: given, isNew }: ImportOptions,
  { sectionKey: found }: Reading,
  remarks: Remark[],
): string | null {
  if (given || !isNew) return given ?? null;
  remarks.push(
    found
      ? { code: "section-proposed", message: `Proposed as section: ${found}.`, text: found }
      : {
          code: "section-missing",
          message: "The file does not say its section: give it with --section.",
        },
  );
  return found ?? null;
}

function slugOf(title: string, { locale, taken }: ImportOptions, remarks: Remark[]): string {
  const proposal = proposeSlug(title, locale);
  const slug = freeSlug(proposal.slug, taken);
  if (proposal.leftOut.length > 0) {
    remarks.push({
      code: "slug-incomplete",
      message: `The address leaves out what cannot be spelt in it: ${proposal.leftOut.join(" ")}.`,
      text: proposal.leftOut.join(""),
    });
  }
  if (slug) {
    remarks.push({ code: "slug-proposed", message: `Proposed as address: ${slug}.`, text: slug });
  }
  return slug;
}

function summaryOf({ body }: Reading, { locale }: ImportOptions, remarks: Remark[]): string {
  const [paragraph] = (body ? plainText(body) : "").split("\n");
  const summary = proposeSummary(paragraph ?? "", locale);
  if (summary) {
    remarks.push({
      code: "summary-proposed",
      message: `Proposed as summary, from the text's beginning: "${summary}"`,
      text: summary,
    });
  }
  return summary;
}
