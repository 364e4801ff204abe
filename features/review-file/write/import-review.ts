import type { Actor, Person } from "@/features/audit/actors/actors";
import { actorKey, personOf } from "@/features/audit/actors/actors";
import { contentOf } from "@/features/editorial/drafts/content-of";
import { findOrBegin, saveWithin } from "@/features/editorial/drafts/save-revision";
import { findText, lockDocument, readDocument } from "@/features/editorial/drafts/texts";
import { linksOf, storeLinks } from "@/features/editorial/drafts/unit-links";
import type { Content } from "@/features/editorial/schema";
import { apart } from "@/features/importing/readers/read-file";
import { RefusedFile } from "@/features/importing/readers/refused-file";
import type { Remark } from "@/features/importing/report/remark";
import type { Inline } from "@/features/publication/schema";
import { ownLinks } from "@/features/review-file/cells/addresses";
import { canonicalOf, signOf } from "@/features/review-file/cells/canonical";
import { unitCalled } from "@/features/review-file/cells/names";
import { applied, type CellRemark } from "@/features/review-file/merging/apply";
import type { ReviewCell, ReviewFile } from "@/features/review-file/reading/read-review";
import { fill } from "@/features/xliff/merging/fill";
import type { Link } from "@/features/xliff/merging/merge";
import { pairsOf } from "@/features/xliff/units/pairs";
import { isPlain, type Said, saidIn } from "@/features/xliff/units/said";
import { linksAfter } from "@/features/xliff/write/note-links";
import { type Locale, locales } from "@/i18n/routing";
import type { Transaction } from "@/lib/db/editorial";
import { inTransaction } from "@/lib/db/transaction";

export type ReviewReport = {
  documentId: string;
  languages: {
    locale: Locale;
    /** The cells that were edited, and what became of each. */
    cells: CellRemark[];
    /** The number of the revision that was made. */
    saved?: number;
    /** The text waits for its time: the number of the conflicting copy. */
    copy?: number;
  }[];
  /** What else stood in the file: comments, tracked changes, … */
  remarks: Remark[];
};

/**
 * Takes a review document back: the cells that were edited come in as a save
 * of the editor's, and nothing else changes. What somebody has changed since
 * the file was written stays, and is named. All languages in one transaction.
 *
 * @param documentId only a file of this story
 * @throws RefusedFile for what is no review document, or of another story
 * @throws Refusal when the actor may not write, or the story is unknown
 */
export async function importReview(
  actor: Actor,
  { bytes, name, documentId }: { bytes: Uint8Array; name: string; documentId?: string },
): Promise<ReviewReport> {
  const script = "features/review-file/reading/read-process.ts";
  const work = { bytes, options: { name }, who: actorKey(actor), script };
  const file = await apart<ReviewFile, ReviewFile>(work, (answer) => answer);
  if (documentId !== undefined && file.documentId !== documentId) {
    throw new RefusedFile(name, "other-story");
  }
  return inTransaction(async (tx) => keep(tx, await personOf(tx, actor), file));
}

async function keep(tx: Transaction, person: Person, file: ReviewFile): Promise<ReviewReport> {
  const { documentId } = file;
  await lockDocument(tx, documentId);
  const { primaryLocale } = await readDocument(tx, documentId);
  const first = primaryLocale as Locale;
  const rows = file.rows.map((row) =>
    row.map((cell) => ({ ...cell, inlines: ownLinks(cell.inlines) })),
  );
  const languages: ReviewReport["languages"] = [];
  // The first language before those that are made from it: they are held against what it says then.
  for (const locale of [first, ...locales.filter((each) => each !== first)]) {
    const report = await keepLanguage(tx, person, { documentId, first, locale, rows });
    if (report) languages.push(report);
  }
  return { documentId, languages, remarks: file.remarks };
}

type Which = { documentId: string; first: Locale; locale: Locale; rows: ReviewCell[][] };

async function keepLanguage(
  tx: Transaction,
  person: Person,
  { documentId, first, locale, rows }: Which,
): Promise<ReviewReport["languages"][number] | undefined> {
  const cells = rows.flatMap((row) => row.filter((cell) => cell.locale === locale));
  const text = await findText(tx, documentId, locale);
  const before = contentOf(text?.head ?? null);
  const { fresh, ...own } = applied(before, cells);
  let { content } = own;
  const remarks = [...own.remarks];
  const source = locale === first ? undefined : await findText(tx, documentId, first);
  const says = contentOf(source?.head ?? null);
  const links = text ? await linksOf(tx, text.translation.id) : [];
  const filled =
    fresh.length > 0 && source?.head
      ? filledWith(fresh, rows, { first, says, content, links })
      : undefined;
  if (filled) content = filled.content;
  for (const cell of fresh) {
    const outcome = filled?.cells.has(cell) ? "came-in" : "no-place";
    remarks.push({ unit: cell.name, outcome, words: wordsOf(cell.inlines) });
  }
  if (remarks.length === 0) return undefined;
  const report = { locale, cells: remarks };
  if (own.made.length === 0 && !filled?.cells.size) return report;
  const { translation } = await findOrBegin(tx, { documentId, locale });
  const made = [
    ...(source ? linksMade(own.made, rows, { first, locale, says, before, links }) : []),
    ...(filled?.links ?? []),
  ];
  const opened = { documentId, from: first, locale, links };
  const after = made.length > 0 ? await linksAfter(tx, person, opened, made, content) : undefined;
  if (after) await storeLinks(tx, translation.id, after);
  const saved = await saveWithin(tx, person, {
    ...{ documentId, locale, content, basedOn: translation.version },
    ...(source?.head && after ? { translatedFromRevisionId: source.head.id } : {}),
  });
  if (saved.outcome === "refused") {
    throw new RefusedFile(
      "The file",
      "too-large",
      saved.faults.map(({ code }) => code),
    );
  }
  if (saved.outcome === "saved") return { ...report, saved: saved.number };
  if (after) await storeLinks(tx, translation.id, links);
  return { ...report, copy: saved.copy };
}

const wordsOf = (inlines: readonly Inline[]) =>
  inlines.map((each) => (each.type === "text" ? each.text : " ")).join("");

type Against = {
  first: Locale;
  says: Content;
  links: Awaited<ReturnType<typeof linksOf>>;
};

/** The source of a cell, where it reads in the file as it does now. */
function sourceSeen(
  row: readonly ReviewCell[],
  { first, says }: Pick<Against, "first" | "says">,
): Said | undefined {
  const cell = row.find(({ locale }) => locale === first);
  const units = new Map(saidIn(says).map((each) => [each.unit, each]));
  const said = units.get(unitCalled(cell?.name ?? "-", units.keys()) ?? "");
  if (!cell || !said) return undefined;
  const sign = (inlines: readonly Inline[]) => signOf(canonicalOf(inlines, isPlain(said.unit)));
  return sign(cell.inlines) === sign(said.inlines) ? said : undefined;
}

/** Who edits a translation beside its source has seen the source as the file shows it. */
function linksMade(
  made: readonly string[],
  rows: readonly ReviewCell[][],
  { locale, before, links, ...against }: Against & { locale: Locale; before: Content },
): Link[] {
  // A text that is linked to nothing is linked by a person.
  if (links.length === 0) return [];
  const units = new Set(saidIn(before).map(({ unit }) => unit));
  return rows.flatMap((row): Link[] => {
    const cell = row.find((each) => each.locale === locale);
    const unit = cell && unitCalled(cell.name, units);
    if (unit === undefined || !made.includes(unit)) return [];
    const source = sourceSeen(row, { ...against });
    return source ? [{ unit, source, as: "made", isMachine: false, isConfirmed: false }] : [];
  });
}

/** Words for what a translation does not have yet find their places as those of a translator's file do. */
function filledWith(
  fresh: readonly ReviewCell[],
  rows: readonly ReviewCell[][],
  { first, says, content, links }: Against & { content: Content },
) {
  const fitting = fresh.flatMap((cell) => {
    const row = rows.find((each) => each.includes(cell));
    const said = row && sourceSeen(row, { first, says });
    if (!said) return [];
    const remark = { unit: said.unit, line: 0, outcome: "came-in" as const, words: "" };
    return [
      { cell, of: { said, into: undefined, inlines: cell.inlines, remark, isMachine: false } },
    ];
  });
  const own = links.filter(({ sourceLocale }) => sourceLocale === first);
  const { of } = pairsOf(says, content, own);
  const filled = fill(
    says,
    content,
    fitting.map((each) => each.of),
    of,
  );
  const there = new Set(filled.made.map((each) => each.of));
  return {
    content: filled.content,
    cells: new Set(fitting.filter((each) => there.has(each.of)).map(({ cell }) => cell)),
    links: filled.made.map(
      ({ unit, of: each }): Link => ({
        unit,
        source: each.said,
        as: "made",
        isMachine: false,
        isConfirmed: false,
      }),
    ),
  };
}
