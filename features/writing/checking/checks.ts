import { fitsTitle } from "@/components/ui/headline-breaks";
import { contentFaultCodes } from "@/features/editorial/drafts/content-fault-codes";
import { isSlug, reservedSlugs } from "@/features/publication/routes/paths";
import type { Block, Body } from "@/features/publication/schema";
import { hrefsOf, runsOf, textsOf } from "@/features/writing/body/body-parts";
import type { Locale } from "@/i18n/routing";
import { trimmed } from "@/lib/text/input";
import { directionMarks, isBlank } from "@/lib/text/seen";
import { lengthOf, longest, mostTitle, widthOf } from "./measure";
import { punctuationFaults } from "./punctuation";

type MoreField = "byline" | "source" | "responsibleEditor";

/** Where a fault stands: a field of the text, or a block by its id. */
export type Place =
  | {
      field:
        | "title"
        | "shortTitle"
        | "headlineBreaks"
        | "summary"
        | "slug"
        | "section"
        | "lead"
        | MoreField;
    }
  | { block: string; picture?: string };

export type Fault = {
  code: FaultCode;
  /** `must`: it cannot be published like this. */
  level: "must" | "advice";
  place: Place;
  /** The words in question, or a number. */
  detail?: string;
};

const faultCodes = [
  // What the server has refused, and why: in its own words.
  ...contentFaultCodes,
  "title-missing",
  "title-long",
  "short-title-missing",
  "short-title-long",
  "breaks-of-other-title",
  "summary-missing",
  "summary-long",
  "slug-missing",
  "slug-invalid",
  "slug-reserved",
  "slug-taken",
  "section-missing",
  "alt-missing",
  "caption-missing",
  "heading-order",
  "heading-empty",
  "table-without-header",
  "link-dead",
  "width-mixed",
  "quotes-wrong",
  "space-not-fixed",
  "dash-wrong",
  "direction-marks",
] as const;

export type FaultCode = (typeof faultCodes)[number];

export type CheckedWords = { alt: string; caption: string };

export type Checked = {
  locale: Locale;
  kind: "ARTICLE" | "PAGE";
  title: string;
  shortTitle: string;
  headlineBreaks: string;
  summary: string;
  slug: string;
  hasSection: boolean;
  body: Body;
  /** The document's lead picture. */
  lead: string | null;
  /** Of each picture in the text and the lead. */
  pictures: Record<string, CheckedWords>;
  /** Another document has this address. */
  slugTaken: boolean;
  /** Links (addresses on this site and documents) that lead nowhere public. */
  deadLinks: ReadonlySet<string>;
};

/**
 * Everything that can be said about a text without a person reading it, in
 * the order in which it stands.
 */
export function faultsOf(text: Checked): Fault[] {
  return [
    ...lineFaults(text, "title"),
    ...nameFaults(text),
    ...fieldMarks(text),
    ...lineFaults(text, "summary"),
    ...slugFaults(text),
    ...(text.kind === "ARTICLE" && !text.hasSection
      ? [must("section-missing", { field: "section" })]
      : []),
    ...(text.lead ? wordFaults(text, text.lead, { field: "lead" }) : []),
    ...headingFaults(text.body),
    ...text.body.content.flatMap((block) => blockFaults(text, block)),
  ];
}

const must = (code: FaultCode, place: Place, detail?: string): Fault => ({
  code,
  level: "must",
  place,
  ...(detail ? { detail } : {}),
});
const advice = (code: FaultCode, place: Place, detail?: string): Fault => ({
  ...must(code, place, detail),
  level: "advice",
});

function lineFaults({ locale, ...text }: Checked, field: "title" | "summary"): Fault[] {
  const line = trimmed(text[field]);
  // The title must be there; without a summary lists and search show little.
  if (isBlank(line)) {
    return [
      field === "title" ? must("title-missing", { field }) : advice("summary-missing", { field }),
    ];
  }
  const { count } = lengthOf(locale, line);
  const limit = longest[field][locale];
  return [
    ...(count > limit ? [advice(`${field}-long`, { field }, `${count}/${limit}`)] : []),
    // Here the page sets such spaces itself: see components/ui/typeset.ts.
    ...punctuationFaults(locale, line)
      .filter(({ code }) => code !== "space-not-fixed")
      .map(({ code, detail }) => advice(code, { field }, detail)),
  ];
}

/** What the text is called where there is little room, and how its headline is set. */
function nameFaults({ title, shortTitle, headlineBreaks }: Checked): Fault[] {
  const short = !isBlank(shortTitle);
  const width = widthOf(short ? shortTitle : title);
  const [field, code] = short
    ? (["shortTitle", "short-title-long"] as const)
    : (["title", "short-title-missing"] as const);
  return [
    ...(width > mostTitle ? [advice(code, { field }, `${width}/${mostTitle}`)] : []),
    ...(fitsTitle(title, headlineBreaks)
      ? []
      : [advice("breaks-of-other-title", { field: "headlineBreaks" })]),
  ];
}

/** Marks of direction in fields of the text: a title is shown in another order than it has. */
const fieldMarks = (text: Checked): Fault[] =>
  (["title", "shortTitle", "summary"] as const).flatMap((field) =>
    markFaults([text[field]], { field }),
  );

function markFaults(texts: string[], place: Place): Fault[] {
  const marks = directionMarks(texts.join(""));
  return marks.length > 0 ? [advice("direction-marks", place, marks.join(", "))] : [];
}

function slugFaults({ slug, slugTaken }: Checked): Fault[] {
  const place = { field: "slug" } as const;
  if (!slug) return [must("slug-missing", place)];
  if (reservedSlugs.has(slug)) return [must("slug-reserved", place, slug)];
  if (!isSlug(slug)) return [must("slug-invalid", place, slug)];
  return slugTaken ? [must("slug-taken", place, slug)] : [];
}

function wordFaults({ pictures }: Checked, picture: string, place: Place): Fault[] {
  const { alt = "", caption = "" } = pictures[picture] ?? {};
  return [
    ...(!isBlank(alt) ? [] : [must("alt-missing", place)]),
    ...(!isBlank(caption) ? [] : [advice("caption-missing", place)]),
    ...markFaults([alt, caption], place),
  ];
}

/** The title is level 1: a heading of level 3 needs one of level 2 before it. */
function headingFaults({ content }: Body): Fault[] {
  let before = 1;
  return content.flatMap((block): Fault[] => {
    if (block.type !== "heading") return [];
    const { id, level } = block.attrs;
    const skipped = level > before + 1;
    before = level;
    return [
      ...(skipped ? [advice("heading-order", { block: id })] : []),
      ...(!isBlank(runsOf(block).join("")) ? [] : [advice("heading-empty", { block: id })]),
    ];
  });
}

function blockFaults(text: Checked, block: Block): Fault[] {
  const place = { block: block.attrs.id };
  if (block.type === "figure") {
    const { picture } = block.attrs;
    return wordFaults(text, picture, { ...place, picture });
  }
  const bare = block.type === "table" && !hasHeader(block);
  const dead = hrefsOf(block).filter((href) => text.deadLinks.has(href));
  const faults = runsOf(block).flatMap((run) => punctuationFaults(text.locale, run));
  return [
    ...(bare ? [advice("table-without-header", place)] : []),
    ...dead.map((href) => advice("link-dead", place, href)),
    ...markFaults([...textsOf(block), ...saidOf(block)], place),
    ...faults.map(({ code, detail }) => advice(code, place, detail)),
  ];
}

/** Words that stand in a block's attributes. */
const saidOf = ({ attrs }: Block): string[] =>
  Object.entries(attrs).flatMap(([name, value]) =>
    name !== "id" && typeof value === "string" ? [value] : [],
  );

type Table = Extract<Block, { type: "table" }>;

/**
 * Whether a first row or a first column says what the others are: without
 * one nobody who hears a table knows what a figure is. The corner where both
 * meet may be a plain cell.
 */
function hasHeader({ content }: Table): boolean {
  const row = content[0]?.content ?? [];
  const column = content.flatMap((each) => each.content[0] ?? []);
  return [row, column].some((line) => {
    const rest = line.length > 1 ? line.slice(1) : line;
    return rest.every(({ type }) => type === "tableHeader");
  });
}
